# salescoach completes its words in fish. To have it in every shell:
#   salescoach completion fish > ~/.config/fish/completions/salescoach.fish
# To have it in this one:
#   salescoach completion fish | source

function __salescoach_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in (command $words[1] _complete fish $words[2..-1] ":$word" 2>/dev/null </dev/null)
        switch $line
            case ':files'
                __fish_complete_path $word
            case ':folders'
                __fish_complete_directories $word
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c salescoach -f -k -a '(__salescoach_complete)'
