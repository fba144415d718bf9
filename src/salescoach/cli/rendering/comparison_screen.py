"""`option compare` on a terminal: a column an option, in as many tables as the width asks for."""

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from rich.cells import cell_len

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.comparison import record_missing
from salescoach.cli.rendering.layout import Screen, padded, right
from salescoach.cli.rendering.naming import joined
from salescoach.cli.session import Session
from salescoach.guidance.economics import Compared, Comparison, Economy, OtherMoney, Payback
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, Unit, say
from salescoach.values.money import Money
from salescoach.values.record import record
from salescoach.values.text import one_line
from salescoach.wording.catalogue import grouped

_GAP = 2
_LABEL = 22
_TITLE = 12  # a column is so wide at least, where the title takes it


@record
class _Row:
    """What the cells are, and one an option."""

    label: str
    cells: tuple[str, ...]


def comparison_screen(session: Session, comparison: Comparison, view: View) -> str:
    """The table; what each would change; what is not known, with the command that records it."""
    screen, text = Screen(session), session.text
    screen.add((text(_title(comparison, view)), "bold"))
    rows = [*_money_rows(session, comparison), *_mark_rows(session, comparison)]
    _tables(screen, [one.option.title for one in comparison.options], rows)
    _impact(screen, session, comparison)
    _missing(screen, session, comparison, view)
    screen.blank()
    for told in _left_out(comparison):
        screen.add(text(told), hang=2)
    for told in _remarks(comparison, view):
        screen.whole(text(told))
    return screen.text()


def _title(comparison: Comparison, view: View) -> Message:
    account = view.deal.account
    options = Unit(len(comparison.options), "option")
    years = Unit(comparison.assumed.years, "year")
    if comparison.currency is None:
        return say("compared.title", account=account, options=options, years=years)
    return say("compared.title-money", account=account, options=options, years=years,
               currency=comparison.currency)  # fmt: skip


def _money_rows(session: Session, comparison: Comparison) -> Iterator[_Row]:
    """By year and in sum, what it brings, what that is worth today, when it is paid back."""
    if comparison.currency is None:
        return
    places = _places(comparison)
    years = Unit(comparison.assumed.years, "year")

    def row(label: Message, pick: Callable[[Economy], Money | None]) -> _Row:
        cells = (_amount(one.economy, pick, places) for one in comparison.options)
        return _Row(session.text(label), tuple(session.text(cell) for cell in cells))

    yield row(say("compared.outlay"), lambda one: one.outlay)
    for year in range(comparison.assumed.years):
        label = say("compared.cost-of-year", year=year + 1)
        yield row(label, lambda one, at=year: one.costs[at] if one.costs else None)  # type: ignore[misc]
    yield row(say("compared.total-cost", years=years), lambda one: one.total_cost)
    yield row(say("compared.total-gain", years=years), lambda one: one.total_gain)
    rate = f"{comparison.assumed.rate_percent:f}"
    yield row(say("compared.worth", rate=rate), lambda one: one.net_present_value)
    back = (_payback(one.economy) for one in comparison.options)
    yield _Row(session.text(say("compared.payback")), tuple(session.text(one) for one in back))


def _mark_rows(session: Session, comparison: Comparison) -> Iterator[_Row]:
    """A mark an option and criterion of theirs, then the weighted sum of each option."""
    text, options = session.text, comparison.options
    for place, first in enumerate(options[0].marks):
        label = say("compared.weight", criterion=first.criterion, weight=first.weight)
        points = (one.marks[place].points for one in options)
        cells = (text(say("compared.no-mark")) if one is None else str(one) for one in points)
        yield _Row(text(label), tuple(cells))
    if options[0].marks:
        sums = tuple(text(_weighted(one)) for one in options)
        yield _Row(text(say("compared.all-marks")), sums)


def _tables(screen: Screen, titles: Sequence[str], rows: Sequence[_Row]) -> None:
    """As many options beside each other as there is room for."""
    if not rows:
        return
    label = min(max(cell_len(one_line(row.label)) for row in rows), _LABEL)
    widths = [
        max(min(cell_len(one_line(title)), _TITLE), *(cell_len(row.cells[at]) for row in rows))
        for at, title in enumerate(titles)
    ]
    start = 0
    while start < len(titles):
        end, used = start + 1, label + _GAP + widths[start]
        while end < len(titles) and used + _GAP + widths[end] <= screen.width:
            used += _GAP + widths[end]
            end += 1
        screen.blank()
        shown = slice(start, end)
        heads = [screen.broken(title, width)
                 for title, width in zip(titles[shown], widths[shown], strict=True)]  # fmt: skip
        for at in range(max(map(len, heads))):
            cells = [head[at] if at < len(head) else "" for head in heads]
            screen.whole((_line("", label, cells, widths[shown]), "bold"))
        for row in rows:
            _add(screen, row.label, label, row.cells[shown], widths[shown])
        start = end


def _add(
    screen: Screen, words: str, label: int, cells: Sequence[str], widths: Sequence[int]
) -> None:
    """A row; what is too long for the first column goes on below."""
    first, *more = screen.broken(words, label)
    screen.whole(_line(first, label, cells, widths))
    for rest in more:
        screen.whole(rest)


def _line(words: str, label: int, cells: Sequence[str], widths: Sequence[int]) -> str:
    numbers = (right(cell, width + _GAP) for cell, width in zip(cells, widths, strict=True))
    return (padded(words, label) + "".join(numbers)).rstrip()


def _impact(screen: Screen, session: Session, comparison: Comparison) -> None:
    known = [one.option for one in comparison.options if one.option.impact is not None]
    if known:
        screen.blank()
        screen.add((session.text(say("compared.impact")), "bold"))
    for option in known:
        impact = Quoted(option.impact or "")
        told = say("compared.impact-line", title=option.title, impact=impact)
        screen.add(session.text(told), indent=2, hang=4)


def _missing(screen: Screen, session: Session, comparison: Comparison, view: View) -> None:
    lacking = [one for one in comparison.options if one.missing]
    if lacking:
        screen.blank()
        screen.add((session.text(say("compared.missing")), "bold"))
    for one in lacking:
        told = say("compared.missing-line", title=one.option.title, what=joined(_words(one)))
        screen.add(session.text(told), indent=2, hang=4)
        screen.whole(record_missing(one, view.deal_id) or "", indent=4)


def _words(one: Compared) -> tuple[Message, ...]:
    named = tuple(say(f"missing.{what}") for what in one.missing if what != "marks")
    if "marks" not in one.missing:
        return named
    return (*named, say("options.no-mark", criteria=one.unmarked))


def _left_out(comparison: Comparison) -> Iterator[Message]:
    currency = comparison.currency or ""
    for one in comparison.options:
        if isinstance(one.money, OtherMoney):
            title, others = one.option.title, one.money.currencies
            yield say("compared.other-money", title=title, currencies=others, currency=currency)


def _remarks(comparison: Comparison, view: View) -> Iterator[Message]:
    """What is missing of all of them, and what is an assumption of ours; each with its command."""
    deal = view.deal_id
    if comparison.as_is is None:
        command = line("option", "add", deal, VALUE, "--kind", "as-is")
        yield say("compared.no-as-is", command=command)
    if not view.deal.records.weights:
        yield say("options.no-weights", command=line("option", "weigh", deal, f"{VALUE}={VALUE}"))
    if comparison.currency is not None:
        yield from _ours(comparison, deal)


def _ours(comparison: Comparison, deal_id: str) -> Iterator[Message]:
    """Which of the two nobody gave, and how to give it."""
    assumed = comparison.assumed
    years, rate = Unit(assumed.years, "year"), f"{assumed.rate_percent:f}"
    flags = (word for name in assumed.ours for word in (f"--{name}", VALUE))
    command = line("option", "compare", deal_id, *flags)
    match assumed.ours:
        case ("years", "rate"):
            yield say("compared.ours", years=years, rate=rate, command=command)
        case ("years",):
            yield say("compared.ours-years", years=years, command=command)
        case ("rate",):
            yield say("compared.ours-rate", rate=rate, command=command)
        case _:
            pass


def _amount(
    economy: Economy | None, pick: Callable[[Economy], Money | None], places: int | None
) -> Message:
    if economy is None:
        return say("compared.left-out")
    money = pick(economy)
    if money is None:
        return say("compared.not-known")
    amount = money.amount
    if places is not None:
        amount = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return say("value", value=grouped(amount))


def _places(comparison: Comparison) -> int | None:
    """Whole units where every figure is recorded so: the cents of a result would pretend."""
    figures = (
        money.amount
        for one in comparison.options
        if one.economy is not None
        for money in (one.economy.outlay, *(one.economy.costs or ()), *(one.economy.gains or ()))
        if money is not None
    )
    return 0 if all(amount == amount.to_integral_value() for amount in figures) else None


def _payback(economy: Economy | None) -> Message:
    if economy is None:
        return say("compared.left-out")
    match economy.payback:
        case Payback("after", years) if years is not None:
            return say("payback.years", years=str(years))
        case Payback("not-known"):
            return say("compared.not-known")
        case Payback(kind):
            return say(f"payback.{kind}")


def _weighted(one: Compared) -> Message:
    if one.weighted is None:
        return say("compared.not-known")
    low, high = (str(mark) for mark in one.weighted.marks)
    if one.weighted.low == one.weighted.high:
        return say("value", value=low)
    return say("compared.range", low=low, high=high)
