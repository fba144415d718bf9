"""Options beside each other, in plain lines and in JSON; what both have in common with a screen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.json_shapes import money_json
from salescoach.guidance.economics import Compared, Comparison, Economy

if TYPE_CHECKING:
    from salescoach.guidance.view import View
    from salescoach.values.money import Money


def record_missing(compared: Compared, deal_id: str) -> str | None:
    """The command that records what is not known of an option; None where all is known."""
    if not compared.missing:
        return None
    named = (one for one in compared.missing if one != "marks")
    flags = [word for one in named for word in (f"--{one}", VALUE)]
    marks = [word for one in compared.unmarked for word in ("--mark", f"{one}={VALUE}")]
    return line("option", "edit", deal_id, compared.option.id, *flags, *marks)


def comparison_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """What is assumed, then the options; the first cell tells which. See docs/scripts.md."""
    if not comparison.options:
        return
    assumed = comparison.assumed
    yield "years", str(assumed.years), "ours" if "years" in assumed.ours else ""
    yield "rate", f"{assumed.rate_percent:f}", "ours" if "rate" in assumed.ours else ""
    yield "currency", comparison.currency or ""
    for one in comparison.options:
        yield _row(one)
        yield from _figures(one)
        for mark in one.marks:
            points = "" if mark.points is None else str(mark.points)
            yield "mark", one.option.id, mark.criterion, str(mark.weight), points


def comparison_json(comparison: Comparison, view: "View") -> dict[str, Any]:
    """What is assumed, what they weigh by, and all options."""
    assumed, records = comparison.assumed, view.deal.records
    return {
        "years": assumed.years,
        "rate_percent": f"{assumed.rate_percent:f}",
        "ours": list(assumed.ours),
        "currency": comparison.currency,
        "as_is": comparison.as_is,
        "weights": [{"criterion": one.criterion, "weight": one.weight} for one in records.weights],
        "weighed_by": list(records.weighed_by),
        "options": [_json(one, view.deal_id) for one in comparison.options],
    }


def _row(one: Compared) -> tuple[str, ...]:
    """The option with its results; what is not known is empty."""
    option, economy = one.option, one.economy
    low, high = (str(mark) for mark in one.weighted.marks) if one.weighted else ("", "")
    return (
        "option",
        option.id,
        option.kind,
        option.title,
        _amount(economy.outlay if economy else None),
        _amount(economy.total_cost if economy else None),
        _amount(economy.total_gain if economy else None),
        _amount(economy.net_present_value if economy else None),
        economy.payback.kind if economy else "left-out",
        str(economy.payback.years or "") if economy else "",
        low,
        high,
        option.impact or "",
        " ".join(one.missing),
    )


def _figures(one: Compared) -> Iterator[tuple[str, ...]]:
    economy = one.economy
    for kind, figures in (("cost", economy and economy.costs), ("gain", economy and economy.gains)):
        for year, money in enumerate(figures or (), start=1):
            yield kind, one.option.id, str(year), _amount(money)


def _amount(money: "Money | None") -> str:
    return str(money.amount) if money is not None else ""


def _json(one: Compared, deal_id: str) -> dict[str, Any]:
    option = one.option
    weighted = one.weighted
    low, high = weighted.marks if weighted else (None, None)
    return {
        "id": option.id,
        "title": option.title,
        "kind": option.kind,
        "maker": option.maker,
        "money": _money_json(one.economy),
        "left_out": None if one.economy else list(getattr(one.money, "currencies", ())),
        "marks": [
            {"criterion": mark.criterion, "weight": mark.weight, "points": mark.points}
            for mark in one.marks
        ],
        "weighted": {"low": str(low), "high": str(high)} if weighted else None,
        "impact": option.impact,
        "missing": list(one.missing),
        "record_with": record_missing(one, deal_id),
    }


def _money_json(economy: Economy | None) -> dict[str, Any] | None:
    if economy is None:
        return None
    years = economy.payback.years
    return {
        "outlay": money_json(economy.outlay),
        "costs": [money_json(one) for one in economy.costs or ()],
        "gains": [money_json(one) for one in economy.gains or ()],
        "total_cost": money_json(economy.total_cost),
        "total_gain": money_json(economy.total_gain),
        "net_present_value": money_json(economy.net_present_value),
        "payback": economy.payback.kind,
        "payback_years": str(years) if years is not None else None,
    }
