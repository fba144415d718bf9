"""What each option costs the customer, brings, and is worth (T9), leaving it as it is included.

All figures are the customer's, in one currency, exact (`Decimal`); only results are rounded, half
up, to the decimals of the currency. Year 0 is the start, when the outlay is paid; what year 1, 2 …
costs and brings counts at the end of that year. The last figure recorded holds for the years after
it. What is not recorded is not known, and is never taken for nothing.

- Total cost of ownership, in money: outlay + cost of year 1 + … + cost of the last year.
- Net of year 0, in money: - outlay. Of a later year: gain - cost.
- Net present value, in money of today: the sum over all years t of net(t) / (1 + rate / 100) ** t.
- Payback, in years: how long until the gain over leaving it as it is has covered the outlay over
  leaving it as it is. The gain over it in a year is net - net of leaving it; within a year it comes
  in evenly. Rounded up to a tenth of a year, and independent of how many years are compared.

The formulas are those of every textbook of investment appraisal; that leaving it as it is is the
measure is ours (docs/adr/0022).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Literal

from salescoach.guidance.marks import Marked, Weighted, marks_of, weighted
from salescoach.values.currencies import DECIMALS
from salescoach.values.money import Money
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.deal.records import Option, Records

YEARS = 5
"""Over how many years options are compared where nobody says otherwise; ours."""
RATE_PERCENT = Decimal(8)
"""What money costs the customer a year where nobody says otherwise; ours."""

PaybackKind = Literal["at-once", "after", "never", "not-known", "as-is"]
Missing = Literal["outlay", "cost", "gain", "impact", "marks"]
_DIGITS = 60  # 15 digits of an amount, discounted over decades, and some to spare
_TENTHS = 10


@record(kw_only=True)
class Assumed:
    """What a comparison takes for granted.

    `years` is over how many (at least 1), `rate_percent` what money costs the customer a year (at
    least 0). `ours` says which of the two, "years" and "rate", nobody gave.
    """

    years: int = YEARS
    rate_percent: Decimal = RATE_PERCENT
    ours: tuple[str, ...] = ()


@record
class Payback:
    """`years` is a number of years where it comes `after` some time; else None.

    "at-once": it asks for no more outlay than leaving it as it is. "as-is": it is what the others
    are measured by.
    """

    kind: PaybackKind
    years: Decimal | None = None


@record(kw_only=True)
class Economy:
    """The money of an option; None is what is not known.

    `costs` and `gains` are one figure a year, the first year first. `total_cost` includes the
    outlay; `total_gain` is the sum of the gains.
    """

    outlay: Money | None
    costs: tuple[Money, ...] | None
    gains: tuple[Money, ...] | None
    total_cost: Money | None
    total_gain: Money | None
    net_present_value: Money | None
    payback: Payback


@record
class OtherMoney:
    """Its money is left out of the comparison: it is in these currencies, and there is no rate."""

    currencies: tuple[str, ...]


@record(kw_only=True)
class Compared:
    """One option. `missing` is what nobody has recorded of it, in the order in which it is told."""

    option: "Option"
    money: Economy | OtherMoney
    marks: tuple[Marked, ...]
    weighted: Weighted | None
    missing: tuple[Missing, ...]

    @property
    def economy(self) -> Economy | None:
        """Its money, None where it is left out."""
        return self.money if isinstance(self.money, Economy) else None

    @property
    def unmarked(self) -> tuple[str, ...]:
        """The criteria of theirs for which it has no mark."""
        return tuple(one.criterion for one in self.marks if one.points is None)


@record(kw_only=True)
class Comparison:
    """All options, as they were recorded. `as_is` is the id of leaving it, where it is recorded.

    `currency` is that of the money; None while nobody has recorded any.
    """

    assumed: Assumed
    currency: str | None
    as_is: str | None
    options: tuple[Compared, ...]


def compare_options(records: "Records", assumed: Assumed) -> Comparison:
    """Compare all options of a deal.

    Money is compared in the currency that most options are in; of equally many, in that of leaving
    it as it is, else in the one recorded first.
    """
    options = records.options
    as_is = next((one for one in options if one.kind == "as-is"), None)
    currency = _currency(options)
    measure = as_is if as_is is not None and _is_in(as_is, currency) else None
    compared = []
    for option in options:
        marked = marks_of(option, records.weights)
        money: Economy | OtherMoney = OtherMoney(_currencies(option))
        if currency is None or _is_in(option, currency):
            money = _economy(option, measure, assumed)
        compared.append(
            Compared(
                option=option,
                money=money,
                marks=marked,
                weighted=weighted(marked),
                missing=tuple(_missing(option, marked)),
            )
        )
    return Comparison(
        assumed=assumed,
        currency=currency,
        as_is=as_is.id if as_is is not None else None,
        options=tuple(compared),
    )


def total(outlay: Money, costs: Sequence[Money]) -> Money:
    """Total cost of ownership: the outlay and the cost of every year."""
    return Money(sum((one.amount for one in costs), outlay.amount), outlay.currency)


def net_present_value(
    outlay: Money, costs: Sequence[Money], gains: Sequence[Money], rate_percent: Decimal
) -> Money:
    """The worth today of all that it costs and brings; below nothing where it costs more."""
    with localcontext() as context:
        context.prec = _DIGITS
        growth = 1 + rate_percent / 100
        worth = -outlay.amount
        for year, (cost, gain) in enumerate(zip(costs, gains, strict=True), start=1):
            worth += (gain.amount - cost.amount) / growth**year
        cent = Decimal(1).scaleb(-DECIMALS[outlay.currency])
        return Money(worth.quantize(cent, rounding=ROUND_HALF_UP), outlay.currency)


def payback_of(option: "Option", as_is: "Option") -> Payback:
    """How long the outlay over leaving it as it is takes to come back; see the module."""
    if option.id == as_is.id:
        return Payback("as-is")
    if not (_is_counted(option) and _is_counted(as_is)):
        return Payback("not-known")
    assert option.outlay is not None
    assert as_is.outlay is not None
    open_ = Fraction(option.outlay.amount) - Fraction(as_is.outlay.amount)
    if open_ <= 0:
        return Payback("at-once")
    recorded = max(map(len, (option.costs, option.gains, as_is.costs, as_is.gains)))
    for year in range(1, recorded + 1):
        gained = _net(option, year) - _net(as_is, year)
        if gained >= open_ or (year == recorded and gained > 0):
            return Payback("after", _tenths(year - 1 + open_ / gained))
        open_ -= gained
    return Payback("never")


def by_year(figures: Sequence[Money], years: int) -> tuple[Money, ...]:
    """One figure a year: the last one recorded holds for the years after it."""
    return tuple(figures[min(year, len(figures) - 1)] for year in range(years))


def _economy(option: "Option", as_is: "Option | None", assumed: Assumed) -> Economy:
    costs = by_year(option.costs, assumed.years) if option.costs else None
    gains = by_year(option.gains, assumed.years) if option.gains else None
    outlay = option.outlay
    worth = None
    if outlay is not None and costs is not None and gains is not None:
        worth = net_present_value(outlay, costs, gains, assumed.rate_percent)
    return Economy(
        outlay=outlay,
        costs=costs,
        gains=gains,
        total_cost=total(outlay, costs) if outlay is not None and costs is not None else None,
        total_gain=total(gains[0], gains[1:]) if gains is not None else None,
        net_present_value=worth,
        payback=payback_of(option, as_is) if as_is is not None else Payback("not-known"),
    )


def _missing(option: "Option", marked: Sequence[Marked]) -> Iterator[Missing]:
    if option.outlay is None:
        yield "outlay"
    if not option.costs:
        yield "cost"
    if not option.gains:
        yield "gain"
    if option.impact is None:
        yield "impact"
    if any(one.points is None for one in marked):
        yield "marks"


def _is_counted(option: "Option") -> bool:
    return option.outlay is not None and bool(option.costs) and bool(option.gains)


def _net(option: "Option", year: int) -> Fraction:
    """What it brings in a year beyond what it costs then."""
    gain, cost = (by_year(one, year)[-1].amount for one in (option.gains, option.costs))
    return Fraction(gain) - Fraction(cost)


def _tenths(years: Fraction) -> Decimal:
    """Rounded up: nobody is promised it too early."""
    return Decimal(ceil(years * _TENTHS)).scaleb(-1)


def _currency(options: Sequence["Option"]) -> str | None:
    """See `compare_options`. An option in two currencies, which two copies may make, has none."""
    ordered = sorted(options, key=lambda one: one.kind != "as-is")
    found = [known[0] for known in map(_currencies, ordered) if len(known) == 1]
    return Counter(found).most_common(1)[0][0] if found else None


def _is_in(option: "Option", currency: str | None) -> bool:
    """Whether all money of it is; so is that of which there is none."""
    return set(_currencies(option)) <= {currency}


def _currencies(option: "Option") -> tuple[str, ...]:
    figures = (*((option.outlay,) if option.outlay else ()), *option.costs, *option.gains)
    return tuple(dict.fromkeys(one.currency for one in figures))
