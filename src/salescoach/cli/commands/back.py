"""`back`: return to an earlier stage."""

from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.moving import MOVING, just_recorded
from salescoach.cli.needed import because_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_move_on, record
from salescoach.cli.seeing import seen, view_of
from salescoach.cli.session import Session
from salescoach.cli.status import check_status
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload, StageEntered
from salescoach.errors import InputNeeded, NotFound, Refused
from salescoach.guidance.moves import earlier, ways_back
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say
from salescoach.values.similar import most_like

EXAMPLE = (
    'Example: salescoach back halden-board need-recognition --because "the need is another one"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    stage: Annotated[str | None, typer.Argument(help="An earlier stage's id.")] = None,
    because: Annotated[str | None, typer.Option(help="What happened.")] = None,
    on: Annotated[str | None, typer.Option(help="The day it counts for.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """What is known and done stays; the days of the stage begin anew, and its gate is judged anew.

    For a way back that the playbook lists, its reason stands where none is given.
    """
    deal_id = deal_to_write(session, deal)
    file, view = seen(session, deal_id)
    day = counted_move_on(session, on, file)
    if session.may_ask and (stage is None or because is None):
        check_status(view, deal_id, "back", MOVING)
        stage = stage if stage is not None else _picked(session, view, deal_id)
        because = because if because is not None else _asked(session, view, deal_id, stage)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        day = counted_move_on(session, on, file)
        view = view_of(session, file)
        check_status(view, deal_id, "back", MOVING, day=day)
        payload = _payload(view, stage, because)
        if (payload,) != just_recorded(file, on=day, actor=session.actor):
            _check_earlier(view, deal_id, payload.stage)
        return (payload,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _payload(view: View, stage: str | None, because: str | None) -> StageEntered:
    if stage is None:
        raise InputNeeded(say("stage-needed"), _choices(view))
    reason = because if because is not None else _listed(view, stage)
    if reason is None:
        raise InputNeeded(say("because-needed"))
    text = clean(reason, "--because", most=MOST_REASON)
    return StageEntered(stage=stage, way="back", because=text)


def _check_earlier(view: View, deal_id: str, name: str) -> None:
    """Refused for the position and later stages, NotFound for what is none."""
    stages = earlier(view)
    if name in [stage.id for stage in stages]:
        return
    if view.playbook.stage(name) is not None:
        here = view.stage.title
        raise Refused(say("not-earlier", stage=name, deal=deal_id, here=here), _choices(view))
    near = most_like(name, [stage.id for stage in stages])
    hint = say("hint.did-you-mean", word=near) if near else _choices(view)
    raise NotFound(say("no-such-stage", stage=name[:60]), hint)


def _choices(view: View) -> Message | None:
    words = tuple(stage.id for stage in earlier(view))
    return say("hint.one-of", words=words) if words else None


def _listed(view: View, stage: str) -> str | None:
    """Why one usually goes this way back, in the playbook's words."""
    return next((way.because for way in ways_back(view) if way.to == stage), None)


def _picked(session: Session, view: View, deal_id: str) -> str:
    from salescoach.cli.prompts import pick

    ids = tuple(stage.id for stage in earlier(view))
    if not ids:
        raise Refused(say("nothing-earlier", deal=deal_id, here=view.stage.title))
    return pick(session, say("prompt.stage"), ids)


def _asked(session: Session, view: View, deal_id: str, stage: str) -> str | None:
    """The rep's own words; Enter takes the playbook's, where it has some."""
    _check_earlier(view, deal_id, stage)
    listed = _listed(view, stage)
    if listed is not None:
        from salescoach.cli.prompts import ask_text

        return ask_text(session, say("prompt.because-listed", because=listed)) or listed
    return because_or_asked(session, None)
