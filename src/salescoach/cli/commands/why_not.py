"""`why-not`: why something is not advised, or only after others."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_read
from salescoach.cli.options import command
from salescoach.cli.rendering.answers import answer_words
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.cli.subjects import subjects_named
from salescoach.guidance.advice import advise
from salescoach.guidance.explaining import explain
from salescoach.guidance.explanations import name_of

EXAMPLE = "Example: salescoach why-not halden-board sketch-ways"


@command()
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal.")],
    what: Annotated[
        str,
        typer.Argument(help="An item, criterion, stage, warning, fact, role, or an action's id."),
    ],
) -> int:
    """Done, left out, not for this deal, waiting, in another stage, known, or ranked below others.

    An item or a criterion of another stage can be written STAGE/ID.
    """
    deal_id = deal_to_read(session, deal)
    file, view = seen(session, deal_id)
    subjects = subjects_named(deal_id, view, what)
    subject = subjects[0]
    advice = advise(view)
    answer = explain(advice, subject)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import deal_json, document
            from salescoach.cli.rendering.why_json import answer_json

            members = answer_json(answer, subjects, view, session.text)
            told = document("why-not", session.today, deal=deal_json(file, advice), **members)
            session.out.data(told)
        case "plain":
            name = name_of(answer)
            for words in answer_words(answer, view):
                session.out.row((name, subject.kind, subject.id, words.id, session.text(words)))
        case _:
            from salescoach.cli.rendering.why_not_screen import why_not_screen

            session.out.screen(why_not_screen(session, deal_id, advice, answer, subjects))
    return 0
