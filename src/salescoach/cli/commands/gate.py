"""`gate`: what is still open before the buyer can go on."""

from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.gate import part_words

EXAMPLE = "Example: salescoach gate halden-board"


@command()
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """Tells what is not met (it takes an act) from what is not known (it takes a question).

    Exit code 0: the gate is open; 1: it is closed.
    """
    deal_id = deal_or_asked(session, deal)
    file, view = seen(session, deal_id)
    advice = advise(view)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import deal_json, document, gate_json

            members = {
                "deal": deal_json(file, advice),
                "gate": gate_json(advice.gate, view, session.text),
            }
            session.out.data(document("gate", session.today, **members))
        case "plain":
            _plain(session, advice)
        case _:
            from salescoach.cli.rendering.gate_screen import gate_screen

            session.out.screen(gate_screen(session, deal_id, advice))
    return Exit.WORKED if advice.gate.open else Exit.NO


def _plain(session: Session, advice: Advice) -> None:
    for judged in advice.gate.criteria:
        cells = (
            judged.verdict.value,
            judged.criterion.id,
            judged.criterion.statement,
            "; ".join(dict.fromkeys(part_words(part) for part in judged.outcome.missing)),
        )
        session.out.row(cells)
