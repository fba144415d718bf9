"""What is expected beside what is: only the fields that differ, as data."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from salescoach.guidance.advice import Advice
from salescoach.guidance.criteria import Verdict
from salescoach.guidance.fact_values import NONE
from salescoach.guidance.view import View
from salescoach.trainer.scenarios.model import (
    BRING,
    OFFERS,
    Expectation,
    Listing,
    OnSheet,
    Value,
)
from salescoach.trainer.scenarios.results import Difference
from salescoach.trainer.scenarios.sheets import sheet_of
from salescoach.trainer.scenarios.values import found_value, same_value

_VERDICTS: dict[str, tuple[Verdict, ...]] = {
    "met": (Verdict.MET,),
    "unmet": (Verdict.UNMET,),
    "unknown": (Verdict.UNKNOWN,),
    "waived": (Verdict.WAIVED,),
    "open": (Verdict.UNMET, Verdict.UNKNOWN),
}
# Actions whose subject belongs to a stage; the id alone means the position.
_OF_A_STAGE = ("do", "repay")
_OF_THE_POSITION = ("advance", "win")
_OF_THE_DEAL = ("take-up", "walk-away")
_KNOWN_BY_ID_ALONE = ("warnings", BRING, OFFERS)


def differences(
    expectation: Expectation, advice: Advice, own_warnings: frozenset[str]
) -> tuple[Difference, ...]:
    """Every want that does not hold, in the order in which they were written."""
    own = own_warnings if expectation.own_warnings else None
    found: list[Difference] = []
    for want in expectation.wants:
        if isinstance(want, OnSheet):
            found += _of_sheet(want, advice.view)
        elif (one := _difference(want, advice, own)) is not None:
            found.append(one)
    return tuple(found)


def whole_id(action: str, view: View) -> str:
    """An action's id with what a test may leave out: the stage, where it is the position."""
    kind, slash, about = action.partition("/")
    if kind in _OF_THE_POSITION and not slash:
        return f"{kind}/{view.deal.stage}"
    if kind in _OF_THE_DEAL and not slash:
        return f"{kind}/{view.deal_id}"
    if kind in _OF_A_STAGE and "/" not in about:
        return f"{kind}/{whole_path(about, view)}"
    return action


def whole_path(id_: str, view: View) -> str:
    """STAGE/ID of an item or criterion.

    The id alone is of the position, else of a stage or a hand-over beside it, else of the first
    that has it.
    """
    if "/" in id_:
        return id_
    homes = (*view.open_stages, *view.playbook.stages, *view.playbook.handovers)
    paths = [f"{home.id}/{id_}" for home in homes]
    known = (path for path in paths if view.find_item(path) or view.find_criterion(path))
    return next(known, paths[0])


def short_id(id_: str, stage: str) -> str:
    """The opposite: without the stage, where it is this one."""
    for kind in ("", *(f"{kind}/" for kind in _OF_A_STAGE)):
        if id_.startswith(f"{kind}{stage}/"):
            return kind + id_.removeprefix(f"{kind}{stage}/")
    return id_


def _of_sheet(want: OnSheet, view: View) -> Iterator[Difference]:
    """Where a name is not that of one person, that alone: it is not the sheet that was meant."""
    sheet = sheet_of(view, want.people)
    if sheet.nobody or sheet.several:
        yield Difference(
            key="brief.with",
            place=want.place,
            expected=want.people,
            found=tuple(one.name for one in sheet.people),
            missing=sheet.nobody,
            several=sheet.several,
        )
        return
    on_it = {BRING: sheet.bring, OFFERS: sheet.offers}
    for one in want.lists:
        found = _of_listing(one, on_it[one.key], view)
        if found is not None:
            yield replace(found, sheet=sheet)


def _difference(
    want: Value | Listing, advice: Advice, own_warnings: frozenset[str] | None
) -> Difference | None:
    if isinstance(want, Value):
        return _of_value(want, advice)
    return _of_listing(want, _listed(want.key, advice, own_warnings), advice.view)


def _of_value(want: Value, advice: Advice) -> Difference | None:
    found = _value(want, advice)
    fact = advice.view.playbook.fact(want.of) if want.key == "facts.value" else None
    same = same_value(fact, want.expected, found) if fact else found == want.expected
    if same:
        return None
    return Difference(
        key=want.key, of=want.of, place=want.place, expected=(want.expected,), found=(found,)
    )


def _value(want: Value, advice: Advice) -> str:
    view = advice.view
    match want.key:
        case "gate":
            return "open" if advice.gate.open else "closed"
        case "stage":
            return view.deal.stage
        case "position":
            return advice.position
        case "status":
            return view.deal.status_on(view.today)
        case "outcome":
            return view.deal.outcome or NONE
        case "days_in_stage":
            return str(view.days_in_stage)
        case "items":
            return view.item_state(whole_path(want.of, view)) or "unknown"
        case "facts.level":
            weighed = view.stands(want.of)
            return "unknown" if weighed is None else weighed.level
        case "facts.value":
            weighed = view.stands(want.of)
            unknown = "unknown"
            return (
                unknown
                if weighed is None
                else found_value(view.fact(want.of), weighed.evidence, view)
            )
        case _:
            raise AssertionError(want.key)


def _listed(key: str, advice: Advice, own_warnings: frozenset[str] | None) -> tuple[str, ...]:
    match key:
        case "next":
            return tuple(action.id for action in advice.actions)
        case "next.waiting":
            return tuple(action.id for action in advice.actions if action.moment == "waiting")
        case "next.ready":
            return tuple(action.id for action in advice.actions if action.moment != "waiting")
        case "warnings":
            fire = (warned.rule.id for warned in advice.warnings)
            return tuple(id_ for id_ in fire if own_warnings is None or id_ in own_warnings)
        case "debts":
            return tuple(debt.path for debt in advice.debts)
        case _:
            verdicts = _VERDICTS[key]
            return tuple(one.path for one in advice.gate.criteria if one.verdict in verdicts)


def _of_listing(want: Listing, found: tuple[str, ...], view: View) -> Difference | None:
    whole = {_whole(want.key, id_, view): id_ for id_ in want.ids}
    expected = tuple(whole)
    missing: Sequence[str] = ()
    unexpected: Sequence[str] = ()
    match want.how:
        case "first":
            found = found[: len(expected)]
            if found == expected:
                return None
        case "includes":
            missing = [id_ for id_ in expected if id_ not in found]
        case "excludes":
            unexpected = [id_ for id_ in expected if id_ in found]
        case _:
            missing = [id_ for id_ in expected if id_ not in found]
            unexpected = [id_ for id_ in found if id_ not in expected]
    if want.how != "first" and not missing and not unexpected:
        return None
    return Difference(
        key=want.key if want.how == "exact" or "." in want.key else f"{want.key}.{want.how}",
        place=want.place,
        expected=expected,
        found=found,
        missing=tuple(missing),
        unexpected=tuple(unexpected),
    )


def _whole(key: str, id_: str, view: View) -> str:
    if key.startswith("next"):
        return whole_id(id_, view)
    return id_ if key in _KNOWN_BY_ID_ALONE else whole_path(id_, view)
