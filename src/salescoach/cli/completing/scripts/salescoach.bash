# salescoach completes its words in bash. To have it in every shell:
#   salescoach completion bash > ~/.local/share/bash-completion/completions/salescoach
# To have it in this one:
#   eval "$(salescoach completion bash)"

_salescoach() {
    local line text open=
    COMPREPLY=()
    # What bash replaces is "$2": it takes a word apart at each = and :, salescoach does not.
    while IFS= read -r line; do
        text=${line%%$'\t'*}
        case $text in
            :files) _salescoach_paths -f "$2" ;;
            :folders) _salescoach_paths -d "$2" ;;
            *=|*/) open=yes; COMPREPLY+=("$text") ;;
            *) COMPREPLY+=("$text") ;;
        esac
    done < <(command -- "${1/#\~\//$HOME/}" _complete bash "${COMP_LINE:0:COMP_POINT}" "$2" \
        2>/dev/null </dev/null)
    if [[ -n $open ]]; then
        compopt -o nospace 2>/dev/null # bash 3 has none, and puts a blank
    fi
}

_salescoach_paths() {
    local path
    compopt -o filenames 2>/dev/null
    while IFS= read -r path; do
        COMPREPLY+=("$path")
    done < <(compgen "$1" -- "$2")
}

# bash 4.4 keeps the order; an older one sorts.
complete -o nosort -F _salescoach salescoach 2>/dev/null || complete -F _salescoach salescoach
