#compdef salescoach
# salescoach completes its words in zsh. To have it in every shell, put it into a folder of $fpath
# that is named before compinit runs, as _salescoach:
#   salescoach completion zsh > ~/.zfunc/_salescoach
# To have it in this one, after compinit:
#   eval "$(salescoach completion zsh)"

_salescoach() {
    local line text shown answered
    local -a whole whole_shown begun begun_shown
    # -- as they were typed, quotation marks and all: salescoach takes them off and evaluates nothing
    answered=$(command -- "${words[1]/#\~\//$HOME/}" _complete zsh "${(@)words[2,CURRENT-1]}" ":$IPREFIX$PREFIX" 2>/dev/null </dev/null)
    for line in ${(f)answered}; do
        text=${line%%$'\t'*}
        shown=$text
        [[ $line == *$'\t'* ]] && shown="$text  -- ${line#*$'\t'}"
        case $text in
            :files) _files ;;
            :folders) _files -/ ;;
            *=|*/) begun+=("$text"); begun_shown+=("$shown") ;;
            *) whole+=("$text"); whole_shown+=("$shown") ;;
        esac
    done
    (( $#whole )) && compadd -V salescoach -l -d whole_shown -a whole
    (( $#begun )) && compadd -V salescoach-begun -l -S '' -d begun_shown -a begun
}

# Read as a function of $fpath it is called at once; read by eval it is made known.
if [[ $funcstack[1] == _salescoach ]]; then
    _salescoach "$@"
else
    compdef _salescoach salescoach
fi
