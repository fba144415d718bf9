"""The tables of deals: a line a deal, a person, a promise. Values as scripts know them, no words.

New columns come at the end. The first two are always the deal's id and its account.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from salescoach.deal.decode import DealFile
from salescoach.deal.events import FactValue
from salescoach.deal.transactions import Transaction, transactions
from salescoach.guidance.knowledge import KnownFact, known_facts
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.view import View
from salescoach.guidance.visits import outcome_of
from salescoach.values.days import instant_text
from salescoach.values.money import Money

Row = tuple[str, ...]
Seen = tuple[DealFile, View]
Told = Callable[[Transaction, View, tuple[Transaction, ...]], str]

COLUMNS: dict[str, Row] = {
    "deals": ("title", "playbook", "status", "outcome", "stage", "days_in_stage", "customer_type",
              "deal_kind", "amount", "currency", "expected_close", "owner", "lead_source",
              "opened", "last_on", "quiet_days", "cycle", "language"),
    "people": ("person", "name", "roles", "job", "wants", "stance", "added", "informed"),
    "facts": ("fact", "title", "of", "value", "currency", "state", "level", "said_by", "day",
              "document", "note"),
    "commitments": ("commitment", "side", "state", "what", "owner", "to", "due", "days_late",
                    "put_off", "said_by", "kind", "visit", "day", "closed", "because"),
    "visits": ("visit", "day", "time", "state", "kind", "place", "people", "ours", "outcome",
               "goal", "because"),
    "agreements": ("agreement", "day", "what", "kind", "complete", "missing", "give",
                   "give_worth", "give_currency", "get", "get_worth", "get_currency", "refused",
                   "said_by"),
    "doubts": ("doubt", "state", "day", "severity", "holder", "words", "risk", "answer",
               "document", "settled_by", "settled_words"),
    "options": ("option", "kind", "title", "maker", "outlay", "currency", "technical", "economic",
                "impact", "strengths", "weaknesses", "said_by"),
    "problems": ("problem", "state", "severity", "what", "day", "due", "owner", "said_by",
                 "solved", "how", "solved_by"),
    "history": ("day", "recorded", "actor", "transaction", "state", "kind", "text"),
}  # fmt: skip
"""The columns of each table behind `deal` and `account`."""
TABLES = tuple(COLUMNS)


def rows_of(table: str, deals: Iterable[Seen], told: Told) -> Iterator[Row]:
    """The names of the columns, then the lines. `told` puts a command into words."""
    yield ("deal", "account", *COLUMNS[table])
    for file, view in deals:
        for row in _ROWS[table](file, view, told):
            yield (file.id, view.deal.account, *row)


def _deals(file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    deal = view.deal
    yield (
        deal.title or "", f"{view.playbook.id}@{view.playbook.version}",
        deal.status_on(view.today), deal.outcome or "", deal.stage, str(view.days_in_stage),
        deal.customer_type or "", deal.deal_kind or "", *_money(deal.amount),
        _day(deal.expected_close), deal.owner or "", deal.lead_source or "", _day(deal.opened),
        _day(deal.last_on), str(quiet_for(view).days), str(deal.cycle), deal.language or "",
    )  # fmt: skip


def _people(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in view.deal.people:
        roles = " ".join(held.role for held in one.roles)
        yield (one.id, one.name, roles, one.job or "", one.wants or "", one.stance or "",
               _day(one.added), _day(one.informed))  # fmt: skip


def _facts(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in known_facts(view):
        yield _fact(one)


def _fact(one: KnownFact) -> Row:
    assert one.weighed is not None
    evidence = one.weighed.evidence
    value, currency = _value(evidence.value)
    return (one.fact.id, one.fact.title, one.of.id if one.of else "", value, currency, one.state,
            one.weighed.level.value, _ids(evidence.said_by), _day(evidence.on),
            evidence.document or "", evidence.note or "")  # fmt: skip


def _commitments(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in view.deal.records.commitments:
        late = (view.today - one.due).days if one.due and one.is_late_on(view.today) else 0
        owner = one.owner or (one.actor if one.side == "ours" else "")
        yield (one.id, one.side, one.state, one.what, owner, _ids(one.to), _day(one.due),
               str(late), str(sum(move.slipped for move in one.moves)), _ids(one.said_by),
               one.kind or "", one.visit or "", _day(one.on), _day(one.closed),
               one.because or "")  # fmt: skip


def _visits(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in view.deal.records.visits:
        yield (one.id, _day(one.day), one.time or "", one.state, one.kind or "",
               one.location or "", _ids(one.people), "; ".join(one.ours),
               outcome_of(one, view) or "", one.goal or "", one.because or "")  # fmt: skip


def _agreements(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in view.deal.records.agreements:
        yield (one.id, _day(one.on), one.what, one.kind or "", _yes(flag=one.is_complete),
               " ".join(one.gaps), one.give or "", *_money(one.give_worth), one.get or "",
               *_money(one.get_worth), _yes(flag=one.refused), _ids(one.said_by))  # fmt: skip


def _doubts(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in view.deal.records.doubts:
        yield (one.id, one.state, _day(one.on), one.severity, one.holder or "", one.words,
               one.risk or "", one.answer or "", one.document or "", _ids(one.settled_by),
               one.settled_words or "")  # fmt: skip


def _options(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in view.deal.records.options:
        yield (one.id, one.kind, one.title, one.maker or "", *_money(one.outlay),
               one.technical or "", one.economic or "", one.impact or "", one.strengths or "",
               one.weaknesses or "", _ids(one.said_by))  # fmt: skip


def _problems(_file: DealFile, view: View, _told: Told) -> Iterator[Row]:
    for one in view.deal.records.problems:
        yield (one.id, one.state, one.severity, one.what, _day(one.on), _day(one.due),
               one.owner or "", _ids(one.said_by), _day(one.solved), one.how or "",
               _ids(one.solved_by))  # fmt: skip


def _history(file: DealFile, view: View, told: Told) -> Iterator[Row]:
    everything = transactions(event for event in file.events if event.on <= view.today)
    for one in everything:
        newest = one.events[-1]
        yield (_day(newest.on), instant_text(newest.recorded), newest.actor, one.tx,
               "live" if one.live else "undone", newest.kind,
               told(one, view, everything))  # fmt: skip


_ROWS: dict[str, Callable[[DealFile, View, Told], Iterator[Row]]] = {
    "deals": _deals,
    "people": _people,
    "facts": _facts,
    "commitments": _commitments,
    "visits": _visits,
    "agreements": _agreements,
    "doubts": _doubts,
    "options": _options,
    "problems": _problems,
    "history": _history,
}


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _money(money: Money | None) -> tuple[str, str]:
    """The amount and its currency, two columns; empty where it is not known."""
    return (money.as_json()["amount"], money.currency) if money is not None else ("", "")


def _value(value: FactValue | None) -> tuple[str, str]:
    match value:
        case None:
            return "", ""
        case bool():
            return _yes(flag=value), ""
        case Money():
            return _money(value)
        case tuple():
            return "; ".join(value), ""
        case _:
            return value, ""


def _yes(*, flag: bool) -> str:
    return "yes" if flag else "no"


def _ids(ids: Sequence[str]) -> str:
    return " ".join(ids)
