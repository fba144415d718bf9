"""Commands as they are printed: they start with `salescoach` and carry the full id."""

from salescoach.deal.records import Agreement, Commitment, Doubt, Option, Problem, Visit
from salescoach.deal.state import Evidence
from salescoach.guidance.advice import Action
from salescoach.guidance.named_days import CLOSE
from salescoach.guidance.recorded_work import Work
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    OptionCondition,
)
from salescoach.playbook.model import Playbook
from salescoach.values.money import Money

VALUE = "…"
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@,+%")


def line(*words: str) -> str:
    """A command line that can be pasted into a shell."""
    return " ".join(["salescoach", *(quoted(word) for word in words)])


def quoted(word: str) -> str:
    """A word for a shell, which takes `…` as it is: what only the rep knows stands there bare."""
    without = word.replace(VALUE, "x")
    if without and _BARE.issuperset(without):
        return word
    from shlex import quote  # only for a word that needs it

    return quote(word)


def _is_the_last(stage: str, playbook: Playbook) -> bool:
    """The next round starts from there: to go on would end the deal."""
    cycle = playbook.cycle
    return cycle is not None and stage == cycle.from_ == playbook.stages[-1].id


def record_with(action: Action, deal_id: str, playbook: Playbook) -> str | None:
    """The command that records the action; `…` stands for what only the rep knows.

    None for an action that no command records yet.
    """
    match action.kind:
        case "do" | "find-out" | "repay" if action.records:
            papers = {word.fact for word in action.papers}
            values = [f"{fact}={VALUE}" for fact in action.records if fact not in papers]
            words = (*values, *_said_by(action)) if values else _on_paper(action.papers)
            return line("set", deal_id, *words)
        case "do":
            return line(*_ticking_off(action, deal_id, playbook))
        case "find-out":
            return line("set", deal_id, f"{action.subject}={VALUE}", *_word_on(action))
        case "advance" | "win":
            again = _is_the_last(action.subject, playbook)
            return line("cycle" if again else action.kind, deal_id)
        case "meet" if action.whom:
            return line("visit", "plan", deal_id, VALUE, *_with(action))
        case "meet":
            return line("person", "add", deal_id, VALUE, "--role", action.subject)
        case "take-up":
            return line("reopen", deal_id, "--because", VALUE)
        case "walk-away":
            reasons = playbook.outcomes.disqualified.reasons
            return line("disqualify", deal_id, "--reason" if reasons else "--because", VALUE)
        case _ if action.work is not None:
            return line(*record_work(action.work, deal_id, playbook), *_more(action))
        case _:
            return None


def _ticking_off(action: Action, deal_id: str, playbook: Playbook) -> tuple[str, ...]:
    """An item that asks for another value of a field is done by giving it that value."""
    if action.corrects is not None:
        return ("set", deal_id, action.corrects)
    return ("done", deal_id, _item(action.subject, playbook))


def _item(path: str, playbook: Playbook) -> str:
    """The bare id is one of the position: beside it stands where it is from."""
    home, _, item = path.partition("/")
    stage = playbook.stage(home)
    return item if stage is not None and stage.beside is None else path


def record_work(work: Work, deal_id: str, playbook: Playbook) -> tuple[str, ...]:
    """The words of the command that records the work, as far as the record itself tells them."""
    match work.about:
        case Commitment(id=id_):
            return ("commitment", "keep", deal_id, id_)
        case Doubt(id=id_, state="raised"):
            return ("doubt", "explore", deal_id, id_, VALUE)
        case Doubt(id=id_, state="explored"):
            return ("doubt", "answer", deal_id, id_, VALUE)
        case Doubt(id=id_):
            return ("doubt", "settle", deal_id, id_)
        case Problem(id=id_):
            return ("problem", "solve", deal_id, id_)
        case Agreement(id=id_):
            return ("agreement", "edit", deal_id, id_)
        case Option(id=id_):
            respect = work.subject.rpartition("/")[2]
            return ("option", "edit", deal_id, id_, f"--{respect}", VALUE)
        case Visit(id=id_):
            return ("debrief", deal_id, "--visit", id_)
        case None if work.kind == "hand-over":
            return _handing(work, deal_id, playbook)
        case None:
            return _new_record(work, deal_id)


def _handing(work: Work, deal_id: str, playbook: Playbook) -> tuple[str, ...]:
    """The giver names the receiver; then it is for the receiver to accept."""
    if work.passed is not None:
        return ("handover", deal_id, "--accept")
    handover = playbook.handover(work.subject)
    return ("handover", deal_id, handover.to if handover else VALUE, VALUE)


def _new_record(work: Work, deal_id: str) -> tuple[str, ...]:
    kind = work.subject if getattr(work.wanted, "kind", ()) else None
    kinds = ("--kind", kind) if kind is not None else ()
    match work.wanted:
        case CommitmentCondition(side="ours"):
            return ("commitment", "add", deal_id, VALUE, "--ours", "--due", VALUE, *kinds)
        case CommitmentCondition():
            return ("commitment", "add", deal_id, VALUE, "--owner", VALUE, "--due", VALUE, *kinds)
        case AgreementCondition():
            return ("agreement", "add", deal_id, VALUE, *kinds)
        case OptionCondition():
            named = work.subject.partition("/")[0]
            return ("option", "add", deal_id, VALUE, "--kind", named)
        case _:
            return ("visit", "plan", deal_id, VALUE, *kinds)


def _more(action: Action) -> tuple[str, ...]:
    """Whose word it takes, or who must be there."""
    assert action.work is not None
    about = action.work.about
    if isinstance(about, Doubt) and about.state == "answered":
        return ("--said-by", about.holder or VALUE)
    if isinstance(about, Agreement):
        lacks = (*about.gaps, *(("get",) if about.give and not about.get else ()))
        return tuple(word for gap in lacks[:1] for word in _gap(gap))
    return _with(action) if action.kind == "arrange" and about is None else ()


def _gap(name: str) -> tuple[str, ...]:
    flag = f"--{name.replace('_', '-')}"
    return (flag,) if name in ("clear", "complete", "well_defined") else (flag, VALUE)


def _on_paper(words: tuple[Evidence, ...]) -> tuple[str, ...]:
    """The same once more with its document: of several those of the first one's speakers."""
    first = words[0]
    same = (one for one in words if (one.said_by, one.of) == (first.said_by, first.of))
    values = tuple(f"{one.fact}={_as_typed(one)}" for one in same)
    said = tuple(word for who in first.said_by for word in ("--said-by", who))
    of = ("--of", first.of) if first.of is not None and first.said_by != (first.of,) else ()
    return (*values, *said, *of, "--document", VALUE)


def _as_typed(word: Evidence) -> str:
    """What `set` reads as this value. Of several words in a list only the rep knows the marks."""
    match word.value:
        case None:
            return "none"
        case bool() as flag:
            return "yes" if flag else "no"
        case Money(amount=amount, currency=currency):
            return f"{amount} {currency}"
        case tuple():
            return VALUE
        case text:
            return text


def _word_on(action: Action) -> tuple[str, ...]:
    """A day counts for little while it is ours alone: it is to be one of theirs who names it."""
    return ("--said-by", VALUE) if action.subject == CLOSE else ()


def _with(action: Action) -> tuple[str, ...]:
    return tuple(word for person in action.whom for word in ("--with", person.id))


def _said_by(action: Action) -> tuple[str, ...]:
    if not action.roles:
        return ()
    return ("--said-by", action.whom[0].id if action.whom else VALUE)
