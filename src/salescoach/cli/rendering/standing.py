"""How a deal ended, rests or waits, and what was left out or asked in vain, as data."""

from datetime import date
from typing import Any

from salescoach.deal.state import Deal, Parked

Row = tuple[str, ...]


def standing_json(deal: Deal, today: date) -> dict[str, Any]:
    """`parked`, `ended` and `waiting`; null for what is not so."""
    parked, wait = deal.parked, deal.waiting_on(today)
    if deal.status_on(today) != "parked":
        parked = None
    return {
        "parked": parked
        and {
            "on": parked.on.isoformat(),
            "until": _day(parked.until),
            "trigger": parked.trigger,
            "reason": parked.reason,
            "because": parked.because,
        },
        "ended": deal.ended
        and {
            "on": deal.ended.on.isoformat(),
            "reason": deal.ended.reason,
            "because": deal.ended.because,
        },
        "waiting": wait
        and {"since": wait.start.isoformat(), "until": _day(wait.end), "because": wait.because},
    }


def standing_rows(deal: Deal, today: date) -> list[Row]:
    """The same as name and value; no line for what is not so."""
    rows: list[tuple[str, str | None]] = [("outcome", deal.outcome)]
    resting = deal.ended or (deal.parked if deal.rests_on(today) else None)
    if resting is not None:
        rows.append(("since", resting.on.isoformat()))
        rows.append(("reason", resting.reason))
        rows.append(("because", resting.because))
    if isinstance(resting, Parked):
        rows.append(("parked-until", _day(resting.until)))
        rows.append(("trigger", resting.trigger))
    wait = deal.waiting_on(today)
    if wait is not None:
        rows.append(("waiting-until", _day(wait.end)))
        rows.append(("waiting-because", wait.because))
    return [(name, value) for name, value in rows if value is not None]


def skipped_json(deal: Deal) -> list[dict[str, Any]]:
    """The items that were left out."""
    return [
        {
            "stage": one.stage,
            "item": one.item,
            "on": one.on.isoformat(),
            "because": one.because,
            "not_applicable": one.not_applicable,
            "until": _day(one.until),
        }
        for one in deal.skipped
    ]


def skipped_rows(deal: Deal) -> list[Row]:
    """The same: STAGE/ITEM, day, `skipped` or `not-applicable`, until, why."""
    return [
        (
            "skipped",
            f"{one.stage}/{one.item}",
            one.on.isoformat(),
            "not-applicable" if one.not_applicable else "skipped",
            _day(one.until) or "",
            one.because,
        )
        for one in deal.skipped
    ]


def asked_json(deal: Deal) -> list[dict[str, str]]:
    """The questions that were put and not answered."""
    return [{"fact": one.fact, "of": one.of, "on": one.on.isoformat()} for one in deal.asked]


def asked_rows(deal: Deal) -> list[Row]:
    """The same: fact, whom, day."""
    return [("asked", one.fact, one.of, one.on.isoformat()) for one in deal.asked]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
