"""`forget`: take somebody out of a deal for good, because the law or the person wants it."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated

import typer

from salescoach.cli.dialogues.drafts import forget_drafts
from salescoach.cli.finding import deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import standing
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.forgotten import show_forgotten
from salescoach.cli.screens import forget_screens
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.forgetting import Forgotten, Neutral, forget, people_in
from salescoach.errors import InputNeeded, NotFound, Refused
from salescoach.store.port import Change, Erased
from salescoach.values.messages import Unit, say
from salescoach.values.names import is_called

EXAMPLE = 'Example: salescoach forget halden-board "Ines Koval" --dry-run'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    person: Annotated[str, typer.Argument(help="Who is to be forgotten: a name or an id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether you are sure.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Nothing brings it back: the name, the job and the words of the person go out of the history.

    Roles, levels, days, choices and amounts stay, so that the deal stands where it stood. It
    concerns this deal only, and what is named like a copy of it in the data folder.
    """
    deal_id = deal_to_write(session, deal)
    file = session.store.read(deal_id)
    view = view_of(session, file)
    people = people_in(file.events)
    instead = _neutral(session)
    id_ = _whom(session, deal_id, people, person, instead.name)
    facts = {fact.id: fact.type for fact in view.playbook.facts}
    redact = partial(forget, person=id_, names=people[id_], instead=instead, facts=facts)
    asked = False
    if not (yes or dry_run):
        _make_sure(session, deal_id, people[id_][-1], redact(file))
        asked = True
    if not dry_run:
        forget_screens(session, deal_id)
        forget_drafts(session, deal_id)
    erased = session.store.forget(
        deal_id,
        redact,
        stamp=session.stamp(),
        seen=file.digest if asked else None,
        dry_run=dry_run,
    )
    with standing(_change(erased), dry_run=dry_run):
        stays = redact(file).stays
        show_forgotten(session, erased, people[id_][-1], stays=stays, dry_run=dry_run)
        session.out.flush()
    return 0


def _neutral(session: Session) -> Neutral:
    """What is written instead, in the language of whoever forgets."""
    return Neutral(
        name=session.text(say("forgotten.name")),
        in_text=session.text(say("forgotten.in-text")),
        words=session.text(say("forgotten.words")),
    )


def _whom(
    session: Session,
    deal_id: str,
    people: Mapping[str, tuple[str, ...]],
    given: str,
    forgotten: str,
) -> str:
    """The id of somebody who was ever recorded in the deal, by id or by name."""
    wanted = given.strip().casefold()
    names = {id_: [name.casefold() for name in known] for id_, known in people.items()}
    exact = [id_ for id_, known in names.items() if wanted in (id_, *known)]
    parts = [id_ for id_, known in names.items() if any(is_called(wanted, one) for one in known)]
    found = exact or parts
    if not found:
        hint = say("hint.people", command=line("person", "list", deal_id))
        raise NotFound(say("no-such-person", name=given[:60], deal=deal_id), hint)
    if len(found) > 1 and not session.may_ask:
        several = say("hint.several", words=tuple(found))
        raise InputNeeded(say("ambiguous-person", name=given[:60], deal=deal_id), several)
    if len(found) > 1:
        from salescoach.cli.prompts import pick

        found = [pick(session, say("prompt.person"), found)]
    if set(people[found[0]]) == {forgotten}:
        raise Refused(say("already-forgotten", deal=deal_id))
    return found[0]


def _make_sure(session: Session, deal_id: str, name: str, found: Forgotten) -> None:
    """Nothing brings it back: a person says yes, or the command does."""
    records = Unit(len(found.redacted), "record")
    if not session.may_ask:
        command = line("forget", deal_id, name, "--yes")
        sure = say("forget-needs-yes", who=name, deal=deal_id, records=records)
        raise InputNeeded(sure, say("hint.forget", command=command))
    from salescoach.cli.prompts import says_yes

    question = say("prompt.forget", who=name, deal=deal_id, records=records)
    no, yes = say("prompt.forget-no"), say("prompt.forget-yes")
    if not says_yes(session, question, no=no, yes=yes):
        raise Refused(say("not-forgotten", deal=deal_id))


def _change(erased: Erased) -> Change:
    return Change(file=erased.file, events=tuple(one.after for one in erased.redacted))
