"""`lose`, `disqualify`, `cancel`: one way to end a deal, with what the playbook asks for it."""

from salescoach.cli.finding import MOST_REASON, clean
from salescoach.cli.moving import just_recorded
from salescoach.cli.needed import because_or_asked
from salescoach.cli.recording import counted_move_on, counted_on, record
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.status import check_status, reason_by_id
from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealEnded, Outcome, Payload
from salescoach.deal.state import Status
from salescoach.errors import InputNeeded, Refused
from salescoach.guidance.view import View
from salescoach.playbook.model import Ending, Fact, Outcomes, Titled
from salescoach.values.messages import Argument, Message, say

_LOSABLE: tuple[Status, ...] = ("selling", "parked")


def end(
    session: Session,
    deal_id: str,
    outcome: Outcome,
    *,
    reason: str | None,
    because: str | None,
    on: str | None,
    dry_run: bool,
) -> int:
    """End the deal.

    Raises:
        Refused: its status, its stage or a later move forbids it.
        NotFound: the playbook has no such reason.
        InputNeeded: a reason or a fact is missing, and nobody can be asked.
    """
    day = counted_on(session, on)
    because = clean(because, "--because", most=MOST_REASON) if because is not None else None
    given = DealEnded(outcome=outcome, reason=reason, because=because)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        if just_recorded(file, on=day, actor=session.actor) == (given,):
            return (given,)
        view = view_of(session, file)
        ending = _ending(view.playbook.outcomes, outcome)
        _check(view, deal_id, outcome, ending)
        counted_move_on(session, on, file)
        return _whole(session, deal_id, view, ending, given)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _ending(outcomes: Outcomes, outcome: Outcome) -> Ending:
    endings = {
        "lost": outcomes.lost,
        "disqualified": outcomes.disqualified,
        "cancelled": outcomes.cancelled,
    }
    return endings[outcome]


def _check(view: View, deal_id: str, outcome: Outcome, ending: Ending) -> None:
    command = {"lost": "lose", "disqualified": "disqualify", "cancelled": "cancel"}[outcome]
    check_status(view, deal_id, command, ("delivering",) if outcome == "cancelled" else _LOSABLE)
    if ending.from_ and view.deal.stage not in ending.from_:
        raise Refused(
            say("not-from-this-stage", command=command, deal=deal_id, stage=view.stage.title),
            say("hint.from-stages", stages=tuple(_title(view, id_) for id_ in ending.from_)),
        )


def _whole(
    session: Session, deal_id: str, view: View, ending: Ending, given: DealEnded
) -> tuple[Payload, ...]:
    """The ending with its reason, after the facts that it takes; what is missing is asked for."""
    reason = reason_by_id(given.reason, ending.reasons) if given.reason is not None else None
    in_words = given.outcome == "cancelled" or not ending.reasons
    no_reason = () if in_words or reason is not None else ending.reasons
    no_words = in_words and given.because is None
    if not session.may_ask:
        _check_nothing_missing(deal_id, no_reason, _unknown(view, ending, ()), no_words=no_words)
    if no_reason:
        from salescoach.cli.prompts import pick

        titles = {one.id: one.title for one in no_reason}
        question = say(f"prompt.reason-{given.outcome}")
        reason = pick(session, question, tuple(titles), titles=titles)
    because = because_or_asked(session, None) if no_words else given.because
    facts = _asked(session, deal_id, view, ending)
    return (*facts, DealEnded(outcome=given.outcome, reason=reason, because=because))


def _asked(session: Session, deal_id: str, view: View, ending: Ending) -> tuple[Payload, ...]:
    unknown = _unknown(view, ending, ())
    if not unknown:
        return ()
    from salescoach.cli.asking import ask_facts

    found = ask_facts(session, deal_id, view, unknown)
    left = _unknown(view, ending, tuple(one.fact for one in found))
    _check_nothing_missing(deal_id, (), left, no_words=False)
    return found


def _unknown(view: View, ending: Ending, beside: tuple[str, ...]) -> tuple[Fact, ...]:
    """The facts that the playbook asks for and that nobody has recorded."""
    wanted = (view.playbook.fact(id_) for id_ in ending.requires if id_ not in beside)
    return tuple(one for one in wanted if one is not None and view.stands(one.id) is None)


def _check_nothing_missing(
    deal_id: str, reasons: tuple[Titled, ...], facts: tuple[Fact, ...], *, no_words: bool
) -> None:
    """InputNeeded with everything at once, and how to give it."""
    options = [*(["--reason"] if reasons else []), *(["--because"] if no_words else [])]
    missing: tuple[Argument, ...] = (*options, *(fact.label for fact in facts))
    if not missing:
        return
    hint: Message | None = None
    words = tuple(one.id for one in reasons)
    command = line("set", deal_id, *(f"{fact.id}={VALUE}" for fact in facts))
    if reasons and facts:
        hint = say("hint.reasons-and-set", words=words, command=command)
    elif reasons:
        hint = say("hint.reasons", words=words)
    elif facts:
        hint = say("hint.set", command=command)
    raise InputNeeded(say("options-missing", options=missing), hint)


def _title(view: View, stage_id: str) -> str:
    stage = view.playbook.stage(stage_id)
    return stage.title if stage else stage_id
