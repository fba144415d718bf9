"""From what somebody typed to the advised action, or the element of the playbook, that it means."""

from collections.abc import Sequence

from salescoach.cli.finding import MOST_NAME
from salescoach.cli.rendering.commands import line
from salescoach.cli.screens import recalled
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import NotFound
from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.subjects import Subject, meant_by, names
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.similar import most_like


def action_named(session: Session, file: DealFile, advice: Advice, given: str) -> Action:
    """An advised action: a number of the last screen, its id, or what only one of them is about.

    Raises:
        NotFound: it is not advised, or means several; what is known points to `why-not`.
        ChangedMeanwhile: a number of a screen that is outdated.
    """
    if is_number(given):
        given = recalled(session, file, int(given[:6])).id
    exact = [one for one in advice.actions if one.id == given]
    found = exact or [one for one in advice.actions if given in _abouts(one)]
    if len(found) == 1:
        return found[0]
    if found:
        hint = say("hint.several", words=tuple(one.id for one in found))
        raise NotFound(say("ambiguous-action", what=given[:60]), hint)
    subjects_named(file.id, advice.view, given, actions=advice.actions)
    hint = say("hint.why-not", command=line("why-not", file.id, given))
    raise NotFound(say("not-advised", what=given[:60], deal=file.id), hint)


def subjects_named(
    deal_id: str, view: View, given: str, *, actions: Sequence[Action] = ()
) -> tuple[Subject, ...]:
    """All that a name means in the playbook of the deal, the likeliest first; NotFound for nothing.

    `actions` are further names for the did-you-mean.
    """
    found = meant_by(given, view)
    if found:
        return found
    missing = say("no-such-what", what=given[:60], deal=deal_id)
    if is_number(given):
        raise NotFound(missing, say("hint.why", command=line("why", deal_id, given[:6])))
    near = most_like(given[:MOST_NAME], [*(one.id for one in actions), *names(view)])
    raise NotFound(missing, say("hint.did-you-mean", word=near) if near else None)


def short_name(advice: Advice, action: Action) -> str:
    """The shortest name by which `why` finds the action: a bare one where no other has it."""
    short = _abouts(action)[-1]
    others = [one for one in advice.actions if short in (one.id, *_abouts(one))]
    return short if others == [action] else action.id


def is_number(given: str) -> bool:
    """Whether it is a number of a screen, and no name."""
    return given.isascii() and given.isdecimal()


def _abouts(action: Action) -> tuple[str, str]:
    """What an action may be called in short: what it is about, and the last part of that."""
    return action.subject, action.subject.rpartition("/")[2]
