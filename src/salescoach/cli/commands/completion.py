"""`completion`: the script by which a shell completes the words of salescoach."""

from pathlib import Path
from typing import Annotated

import typer

from salescoach.cli.completing import scripts
from salescoach.cli.finding_records import one_of_few
from salescoach.cli.options import command
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Examples: salescoach completion bash · salescoach completion fish"

FILES = {
    "bash": "salescoach.bash",
    "zsh": "salescoach.zsh",
    "fish": "salescoach.fish",
    "powershell": "salescoach.ps1",
}
_WHERE = {
    "bash": "~/.local/share/bash-completion/completions/salescoach",
    "zsh": "~/.zfunc/_salescoach",
    "fish": "~/.config/fish/completions/salescoach.fish",
    "powershell": "$PROFILE",
}


@command(formats=("plain",))
def run(
    session: Session,
    shell: Annotated[str, typer.Argument(help="bash, zsh, fish or powershell.")],
) -> int:
    """Prints it; nothing is installed. Put it where the shell looks, and start a new shell.

    \b
    bash        salescoach completion bash \\
                  > ~/.local/share/bash-completion/completions/salescoach
    zsh         salescoach completion zsh > ~/.zfunc/_salescoach
                  (with fpath+=~/.zfunc before compinit in ~/.zshrc)
    fish        salescoach completion fish \\
                  > ~/.config/fish/completions/salescoach.fish
    powershell  salescoach completion powershell >> $PROFILE

    mkdir -p makes a folder that is missing. bash looks there with the package bash-completion.

    Deals, items, facts, criteria, people and records then complete from your own data.
    """  # noqa: D301 - Typer keeps the lines of a paragraph that starts with a backspace
    chosen = one_of_few(shell, tuple(FILES), "SHELL")
    path = Path(scripts.__path__[0]) / FILES[chosen]
    session.out.data(session.world.disk.read(path.resolve()).decode().removesuffix("\n"))
    if session.on_terminal:
        session.words(say("completion.where", shell=chosen, path=_WHERE[chosen]))
    return 0
