"""The score of an action: a sum of whole-numbered terms, each with what it is for.

The table is in the format page; the weights are playbook data. No term is hidden, so that `why`
can print the sum.
"""

from collections.abc import Iterator

from salescoach.deal.records import Commitment
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.debts import Debt
from salescoach.guidance.record_terms import measures_of_record, naming_somebody
from salescoach.guidance.view import View
from salescoach.values.days import Duration
from salescoach.values.record import record

_MOST_OPENED = 2
_MOST_OPENED_BY_MEETING = 1
_MOST_UNBLOCKED = 3
_FREE_ASKS = 1
_CHEAP = ((15, 3), (60, 2), (480, 1))  # at most so many minutes of ours, measure


@record
class Term:
    """One summand: `value` is measure × weight; `for_` is the playbook element it counts."""

    term: str
    measure: int
    weight: int
    for_: str

    @property
    def value(self) -> int:
        """What it adds."""
        return self.measure * self.weight


def terms_of(candidate: Candidate, view: View) -> tuple[Term, ...]:
    """The terms of an action, in the order of the table; their values sum to its score."""
    weights = view.playbook.ranking
    return tuple(
        Term(term, measure, getattr(weights, term), for_)
        for term, measure, for_ in _measures(candidate, view)
    )


def _measures(candidate: Candidate, view: View) -> Iterator[tuple[str, int, str]]:
    if candidate.first:
        yield naming_somebody(candidate)
        return
    most = _MOST_OPENED_BY_MEETING if candidate.kind == "meet" else _MOST_OPENED
    opened = tuple(candidate.opens)[:most]
    for criterion in opened:
        yield "opens_gate", 1, criterion
    for criterion in tuple(candidate.certain)[:1]:
        yield "certain_no", 1, criterion
    waiting = [path for path in (*candidate.opens, *candidate.unblocks) if path not in opened]
    for path in waiting[:_MOST_UNBLOCKED]:
        yield "unblocks", 1, path
    of_record = tuple(measures_of_record(candidate, view))
    yield from of_record
    if candidate.clears and "our_word" not in (term for term, _, _ in of_record):
        worst = max(candidate.clears, key=lambda id_: candidate.clears[id_])
        yield "clears_warning", candidate.clears[worst], worst
    if candidate.debt is not None:
        yield "debt", _debt(candidate.debt, view), candidate.subject
    over = _times_over(view)
    if over and any(_is_theirs(path, view) for path in opened):
        yield "over_limit", over, candidate.subject
    for fact in tuple(candidate.weak)[:1]:
        yield "weak_evidence", 1, fact
    yield from _of_item(candidate, view)
    times, fact = candidate.asked_before
    if times > _FREE_ASKS:
        yield "asked_before", times - _FREE_ASKS, fact


def _of_item(candidate: Candidate, view: View) -> Iterator[tuple[str, int, str]]:
    """What the playbook says of the item; our own time also of a promise."""
    item = candidate.item
    if item is not None and item.start_here:
        yield "start_here", 1, candidate.subject
    if item is not None and item.required:
        yield "required", 1, candidate.subject
    minutes = effort.work_minutes if (effort := effort_of(candidate, view)) is not None else None
    cheap = [measure for most, measure in _CHEAP if minutes is not None and minutes <= most]
    if cheap:
        yield "cheap", cheap[0], candidate.subject


def effort_of(candidate: Candidate, view: View) -> Duration | None:
    """Our own working time, by the item, or by the kind of a promise of ours."""
    if candidate.item is not None:
        return candidate.item.effort
    about = candidate.work.about if candidate.work is not None else None
    if candidate.kind != "keep" or not isinstance(about, Commitment):
        return None
    kinds = view.playbook.commitment_kinds
    return next((kind.effort for kind in kinds if kind.id == about.kind), None)


def _debt(debt: Debt, view: View) -> int:
    """1, late 2; 2 more for a late one of the stage where they still are: it holds all the rest.

    What was done too early is done: late or not, it stays 1.
    """
    if not debt.expired or debt.kind == "item":
        return 1
    return 4 if debt.path.partition("/")[0] == view.buyer_position else 2


def _is_theirs(path: str, view: View) -> bool:
    """A limit presses for what they say and do, not for our own desk."""
    judged = view.judge(path)
    return judged is None or not judged.criterion.internal


def _times_over(view: View) -> int:
    """1 over the limit of the stage, 2 over twice the limit, else 0; "over" is strictly more."""
    if view.limit is None:
        return 0
    used, allowed = view.limit
    return 2 if used > 2 * allowed else int(used > allowed)
