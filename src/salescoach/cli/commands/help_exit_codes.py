"""`help exit-codes`."""

from salescoach.cli.exits import Exit
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach help exit-codes"


EXIT_CODES = Shape(schema="exit-codes", member="exit_codes", columns=("code", "meaning"))


@command(formats=LISTED, lists=(EXIT_CODES,), configuration="told")
def run(session: Session) -> int:
    """The number that a command leaves behind, for scripts: `echo $?`."""
    told = {code.value: session.text(say(f"exit.{code.value}")) for code in Exit}
    done = tell(
        session, EXIT_CODES, list(told.items()),
        cells=lambda one: (str(one[0]), one[1]),
        json=lambda one: {"code": one[0], "meaning": one[1]},
        name=lambda one: str(one[0]),
    )  # fmt: skip
    if not done:
        for code, text in told.items():
            session.out.data(f"{code:>3}  {text}")
    return 0
