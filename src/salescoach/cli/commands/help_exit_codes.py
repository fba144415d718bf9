"""`help exit-codes`."""

from salescoach.cli.exits import Exit
from salescoach.cli.options import command
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach help exit-codes"


@command(configuration="told")
def run(session: Session) -> int:
    """The number that a command leaves behind, for scripts: `echo $?`."""
    told = {code.value: session.text(say(f"exit.{code.value}")) for code in Exit}
    if session.format == "json":
        from salescoach.cli.rendering.json_shapes import document

        members = {"exit_codes": [{"code": c, "meaning": text} for c, text in told.items()]}
        session.out.data(document("exit-codes", session.today, **members))
        return 0
    for code, text in told.items():
        separator = "\t" if session.format == "plain" else "  "
        shown = str(code) if session.format == "plain" else f"{code:>3}"
        session.out.data(f"{shown}{separator}{text}")
    return 0
