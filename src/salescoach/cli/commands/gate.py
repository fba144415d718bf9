"""`gate`: what is still open before the buyer can go on."""

from typing import Annotated, Any

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.criteria import Judged
from salescoach.guidance.gate import part_words
from salescoach.guidance.view import View

EXAMPLE = "Example: salescoach gate halden-board"


CRITERIA = Shape(
    schema="gate",
    member="gate.criteria",
    columns=("verdict", "id", "statement", "missing"),
    page=("id", "statement", "verdict", "why"),
)


@command(formats=LISTED, lists=(CRITERIA,))
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
    told = tell(
        session, CRITERIA, advice.gate.criteria,
        cells=_cells,
        json=lambda one: _json(session, view, one),
        name=lambda one: one.criterion.id,
        around=lambda objects: _members(file, advice, objects),
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.gate_screen import gate_screen

        session.out.screen(gate_screen(session, deal_id, advice))
    return Exit.WORKED if advice.gate.open else Exit.NO


def _cells(judged: Judged) -> tuple[str, ...]:
    return (
        judged.verdict.value,
        judged.criterion.id,
        judged.criterion.statement,
        "; ".join(dict.fromkeys(part_words(part) for part in judged.outcome.missing)),
    )


def _json(session: Session, view: View, judged: Judged) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import criterion_json

    return criterion_json(judged, view, session.text)


def _members(file: DealFile, advice: Advice, criteria: list[dict[str, Any]]) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import deal_json

    gate = {"stage": advice.gate.stage, "open": advice.gate.open, "criteria": criteria}
    return {"deal": deal_json(file, advice), "gate": gate}
