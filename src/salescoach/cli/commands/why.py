"""`why`: the reasons for one action, and the terms that put it in its place."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_read
from salescoach.cli.options import command
from salescoach.cli.rendering.elements import term_words
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.cli.subjects import action_named
from salescoach.deal.decode import DealFile
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.explanations import Ranked
from salescoach.guidance.ranks import ranked
from salescoach.values.messages import say

EXAMPLE = "Examples: salescoach why halden-board 1 · salescoach why halden-board meet/economic"


@command()
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
    match session.format:
        case "json":
            session.out.data(_json(session, file, advice, found))
        case "plain":
            for term in found.action.terms:
                label = session.text(say("value", value=term_words(term, advice)))
                numbers = (str(term.measure), str(term.weight), str(term.value))
                session.out.row((term.term, *numbers, term.for_, label))
        case _:
            from salescoach.cli.rendering.why_screen import why_screen

            session.out.screen(why_screen(session, deal_id, advice, found))
    return 0


def _json(session: Session, file: DealFile, advice: Advice, found: Ranked) -> str:
    from salescoach.cli.rendering.json_shapes import action_json, deal_json, document
    from salescoach.cli.rendering.why_json import neighbour_json

    return document(
        "why",
        session.today,
        deal=deal_json(file, advice),
        action=action_json(found.action, found.rank, advice.view, session.text),
        rank=found.rank,
        of=found.of,
        above=neighbour_json(found.above),
        below=neighbour_json(found.below),
    )
