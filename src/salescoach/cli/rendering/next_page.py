"""`next DEAL` as a short page in Markdown: to print, or for a mail to oneself.

It gives reasons in the deal's own facts, so it is for our own eyes.
"""

from collections.abc import Iterator

from salescoach.cli.rendering.deal_head import amount_by, customer_type, stage_day
from salescoach.cli.rendering.moments import moment_words
from salescoach.cli.rendering.resting import own_words, standing
from salescoach.cli.rendering.still_open import still_open
from salescoach.cli.session import Session
from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.reaching import words_to_invite
from salescoach.guidance.view import View
from salescoach.values.markdown import unmarked
from salescoach.values.messages import Message, Quoted, Weekday, say


def next_page(session: Session, advice: Advice, limit: int) -> str:
    """A title, where the deal stands, the actions with their reasons, what is still open."""
    view = advice.view
    parts = [_title(session, view), _facts(session, view)]
    if view.deal.rests_on(view.today):
        parts += [unmarked(session.text(one)) for one in _resting(view)]
        return "\n\n".join(parts)
    actions = advice.actions[:limit]
    if actions:
        said: set[str] = set()
        numbered = enumerate(actions, start=1)
        told = (text for one in numbered for text in _action(session, view, said, *one))
        parts.append("\n".join(told))
    else:
        parts.append(unmarked(session.text(say("screen.nothing-to-do"))))
    open_criteria = still_open(advice, session)
    if open_criteria is not None:
        parts.append(unmarked(session.text(open_criteria)))
    return "\n\n".join(parts)


def _title(session: Session, view: View) -> str:
    deal = view.deal
    name = deal.account
    if deal.title:
        name = session.text(say("screen.deal-with-title", account=deal.account, title=deal.title))
    return f"# {unmarked(name)}"


def _facts(session: Session, view: View) -> str:
    """One line: where it stands, the customer's type, how much by when, what day it is."""
    told: list[Message | None] = [stage_day(view)]
    if view.playbook.customer_types:
        told.append(customer_type(view))
    told += [amount_by(view), say("value", value=Weekday(view.today))]
    return " · ".join(unmarked(session.text(one)) for one in told if one is not None)


def _action(
    session: Session, view: View, said: set[str], number: int, action: Action
) -> Iterator[str]:
    """The action, and below it a point for each reason and for the first question.

    Nobody is invited twice in the same words: `said` has those of the actions above.
    """
    lead = f"{number}. "
    yield f"{lead}**{unmarked(session.text(moment_words(action, view)))}**"
    told = [say("screen.waits-for", what=action.waits_for)] if action.waits_for else []
    told += action.because
    fresh = [one for one in words_to_invite(action, view) if one not in said][:1]
    said.update(fresh)
    told += [say("screen.say", words=Quoted(one)) for one in fresh]
    if action.ask and action.moment != "waiting":
        told.append(say("screen.ask", question=Quoted(action.ask[0])))
    for one in told:
        yield f"{' ' * len(lead)}- {unmarked(session.text(one))}"


def _resting(view: View) -> Iterator[Message]:
    told, words = standing(view), own_words(view)
    if told is not None:
        yield told
    if words is not None:
        yield say("quoted", text=words)
