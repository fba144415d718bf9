"""From what somebody typed to the deal, person, fact, item it means. Nothing is guessed."""

from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.deal.called import called
from salescoach.deal.state import Deal, Person
from salescoach.errors import BadUsage, InputNeeded, NotFound
from salescoach.guidance.by_id import fact_by_id, one_of_titled
from salescoach.guidance.fit_text import MOST_NAME, MOST_REASON, MOST_TEXT, clean, clean_name
from salescoach.guidance.view import View
from salescoach.playbook.model import Item
from salescoach.values.messages import say
from salescoach.values.similar import most_like

__all__ = ["MOST_NAME", "MOST_REASON", "MOST_TEXT", "clean", "clean_name", "fact_by_id",
           "one_of_titled"]  # fmt: skip


def deal_to_read(session: Session, given: str) -> str:
    """A deal by its id or a unique beginning of it."""
    return _by_beginning(session, given)


def deal_to_write(session: Session, given: str) -> str:
    """A deal by its id; on a terminal also by a unique beginning."""
    ids = session.store.ids()
    if given in ids or session.may_ask:
        return _by_beginning(session, given)
    found = [id_ for id_ in ids if id_.startswith(given)]
    if found:
        raise NotFound(say("no-such-deal", deal=given[:60]), say("hint.full-id"))
    session.store.path(given)
    return given


def deal_or_asked(session: Session, given: str | None, *, writes: bool = False) -> str:
    """The deal given; else picked on a terminal; else `SALESCOACH_DEAL`; else InputNeeded."""
    if given is None and session.may_ask and session.store.ids():
        from salescoach.cli.prompts import pick

        ids = session.store.ids()
        return ids[0] if len(ids) == 1 else pick(session, say("prompt.deal"), ids)
    if given is None:
        given = session.env.get("SALESCOACH_DEAL")
    if given is None:
        raise InputNeeded(say("deal-missing"), say("hint.queue"))
    if not given.strip():
        raise BadUsage(say("empty-text", what="SALESCOACH_DEAL"))
    return deal_to_write(session, given) if writes else deal_to_read(session, given)


def person_by_name(
    session: Session, deal_id: str, deal: Deal, name: str, *, unknown: str = "hint.person-add"
) -> Person:
    """A person by id, whole name, or a first or last name that only one has.

    Titles and forms of address before a name do not count: "Dr. Berg" is Anna Berg, too.

    `unknown` is the hint where nobody is called so; it gets the command that adds a person.
    """
    found = called(name, deal.people)
    if len(found) == 1:
        return found[0]
    if not found:
        add = line("person", "add", deal_id, name.strip()[:MOST_NAME], "--role", "ROLE")
        hint = say(unknown, command=add)
        raise NotFound(say("no-such-person", name=name[:60], deal=deal_id), hint)
    ids = tuple(person.id for person in found)
    if session.may_ask:
        from salescoach.cli.prompts import pick

        chosen = pick(session, say("prompt.person"), ids)
        return next(person for person in found if person.id == chosen)
    raise InputNeeded(
        say("ambiguous-person", name=name[:60], deal=deal_id), say("hint.several", words=ids)
    )


def item_by_name(view: View, given: str) -> tuple[str, Item]:
    """An item of the position by its id, of any stage or hand-over by STAGE/ID; that and itself.

    The id of the action, do/STAGE/ID, stands for the item.
    """
    if given.count("/") == 2:
        given = given.removeprefix("do/")
    stage_id, of_a_stage, item_id = given.rpartition("/")
    playbook = view.playbook
    home = playbook.stage(stage_id) or playbook.handover(stage_id) if of_a_stage else view.stage
    items = home.items if home else ()
    found = next((item for item in items if item.id == item_id), None)
    if home is None or found is None:
        near = most_like(item_id, [item.id for item in items])
        hint = say("hint.did-you-mean", word=near) if near else None
        shown = home.id if home else stage_id[:60]
        raise NotFound(say("no-such-item", item=item_id[:60], stage=shown), hint)
    return home.id, found


def _by_beginning(session: Session, given: str) -> str:
    ids = session.store.ids()
    if given in ids:
        return given
    found = tuple(id_ for id_ in ids if id_.startswith(given))
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(say("ambiguous-deal", deal=given[:60]), say("hint.several", words=found[:5]))
    session.store.path(given)
    session.store.read(given)
    return given
