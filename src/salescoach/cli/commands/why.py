"""`why`: the reasons for one action, and the terms that put it in its place."""

from typing import Annotated, Any

import typer

from salescoach.cli.finding import deal_to_read
from salescoach.cli.listing import Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.elements import term_words
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.cli.subjects import action_named
from salescoach.deal.decode import DealFile
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.explanations import Ranked
from salescoach.guidance.ranking import Term
from salescoach.guidance.ranks import ranked
from salescoach.values.messages import say

EXAMPLE = "Examples: salescoach why halden-board 1 · salescoach why halden-board meet/economic"


TERMS = Shape(
    schema="why",
    member="action.terms",
    columns=("term", "measure", "weight", "value", "for", "name"),
)


@command(formats=("table", "plain", "json", "jsonl", "md"), lists=(TERMS,))
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal.")],
    action: Annotated[
        str, typer.Argument(help="A number that `next` showed here, or an action's id.")
    ],
) -> int:
    """All its reasons, and each term of the sum that ranks it, with what the term is for.

    An item or a fact can stand for the action that is about it.
    """
    deal_id = deal_to_read(session, deal)
    file, view = seen(session, deal_id)
    advice = advise(view)
    found = ranked(advice, action_named(session, file, advice, action).id)
    assert found is not None
    told = tell(
        session, TERMS, found.action.terms,
        cells=lambda one: _cells(session, advice, one),
        json=lambda one: _json(session, advice, one),
        around=lambda objects: _members(session, file, advice, found, objects),
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.why_screen import why_screen

        session.out.screen(why_screen(session, deal_id, advice, found))
    return 0


def _name(session: Session, advice: Advice, term: Term) -> str:
    return session.text(say("value", value=term_words(term, advice)))


def _cells(session: Session, advice: Advice, term: Term) -> tuple[str, ...]:
    numbers = (str(term.measure), str(term.weight), str(term.value))
    return (term.term, *numbers, term.for_, _name(session, advice, term))


def _json(session: Session, advice: Advice, term: Term) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import term_json

    return {**term_json(term), "name": _name(session, advice, term)}


def _members(
    session: Session,
    file: DealFile,
    advice: Advice,
    found: Ranked,
    terms: list[dict[str, Any]],
) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import action_json, deal_json
    from salescoach.cli.rendering.why_json import neighbour_json

    action = action_json(found.action, found.rank, advice.view, session.text)
    return {
        "deal": deal_json(file, advice),
        "action": {**action, "terms": terms},
        "rank": found.rank,
        "of": found.of,
        "above": neighbour_json(found.above),
        "below": neighbour_json(found.below),
    }
