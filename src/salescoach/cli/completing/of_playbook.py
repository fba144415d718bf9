"""What a playbook gives names to: items, facts, criteria, stages, roles, reasons, kinds."""

from collections.abc import Callable, Iterable, Iterator

from salescoach.cli.completing.known import Known
from salescoach.guidance.fact_values import FIELDS, NONE
from salescoach.playbook.model import Item, Playbook, Titled

Candidate = tuple[str, str]
Source = Callable[[Known, list[str]], Iterable[Candidate]]


def _items(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """What is open in the position, by its bare name; every other as STAGE/ITEM, stage by stage."""
    book = known.playbook
    homes: dict[str, tuple[str, tuple[Item, ...]]] = {
        **{one.id: (one.title, one.items) for one in book.stages},
        **{one.id: ("", one.items) for one in book.handovers},
    }
    stage, slash, _ = known.wanted.typed.removeprefix("do/").partition("/")
    if slash:
        yield from ((f"{stage}/{one.id}", one.label) for one in homes.get(stage, ("", ()))[1])
        return
    view = known.view
    for one in view.stage.items:
        if view.item_state(f"{view.stage.id}/{one.id}") in ("open", None):
            yield one.id, one.label
    yield from ((f"{id_}/", title) for id_, (title, items) in homes.items() if items)


def _facts(known: Known, _words: list[str]) -> Iterator[Candidate]:
    yield from ((one.id, one.label) for one in known.playbook.facts)


def _assignments(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """`FACT=`, then what the fact may be where that is a closed list."""
    name, sign, _ = known.wanted.typed.partition("=")
    if sign:
        yield from ((f"{name}={value}", told) for value, told in _values(known, name))
        return
    said = {word.partition("=")[0] for word in known.wanted.given.get("values", ())}
    known_ones = [
        *((one.id, one.label) for one in known.playbook.facts),
        *((f, "") for f in FIELDS),
    ]
    yield from ((f"{id_}=", told) for id_, told in known_ones if id_ not in said)


def _values(known: Known, name: str) -> Iterator[Candidate]:
    book = known.playbook
    fields = {
        "customer-type": book.customer_types,
        "deal-kind": book.deal_kinds,
        "lead-source": book.lead_sources,
    }
    yield from _titled(fields.get(name, ()))
    fact = book.fact(name)
    if fact is None:
        return
    match fact.type:
        case "choice" | "choices":
            yield from _titled(fact.choices)
        case "flag":
            yield from (("yes", ""), ("no", ""))
        case "person":
            yield from ((one.id, one.name) for one in known.deal.people)
        case _:
            pass
    yield NONE, ""


def _criteria(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """Of the position, those that may be left open."""
    stage = known.playbook.stage(known.deal.stage)
    for one in stage.exit_criteria if stage else ():
        if one.waivable:
            yield one.id, one.label


def _stages(known: Known, words: list[str]) -> Iterator[Candidate]:
    """`earlier`: before the position, or before where an ended round stood."""
    for book in known.playbooks:
        stages = book.stages
        if words and known.names_deal:
            here = [one.id for one in stages].index(known.deal.stage)
            stages = tuple(one for one in stages[:here] if one.beside is None)
        yield from _titled(stages)


def _reasons(known: Known, words: list[str]) -> Iterator[Candidate]:
    outcomes = known.playbook.outcomes
    endings = {
        "lost": outcomes.lost.reasons,
        "disqualified": outcomes.disqualified.reasons,
        "cancelled": outcomes.cancelled.reasons,
        "parked": known.playbook.parking.reasons,
    }
    yield from _titled(endings[words[0]])


def _doubts(known: Known, _words: list[str]) -> Iterator[Candidate]:
    yield from ((one.id, one.title or "") for one in known.playbook.doubts)
    yield NONE, ""


def _actions(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """What is advised today, the best first."""
    from salescoach.guidance.advice import advise

    for one in advise(known.view).actions:
        yield one.id, known.session.text(one.title)


def _subjects(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """Everything that can be asked about, by its bare name."""
    from salescoach.guidance.subjects import names

    slashes = "/" in known.wanted.typed
    yield from ((name, "") for name in names(known.view) if slashes or "/" not in name)


def _of_books(field: Callable[[Playbook], Iterable[Titled]]) -> Source:
    """Something of every playbook that may be meant."""
    return lambda known, _words: (one for book in known.playbooks for one in _titled(field(book)))


def _titled(elements: Iterable[Titled]) -> Iterator[Candidate]:
    yield from ((one.id, one.label) for one in elements)


SOURCES: dict[str, Source] = {
    "item": _items,
    "fact": _facts,
    "fact=": _assignments,
    "criterion": _criteria,
    "stage": _stages,
    "reason": _reasons,
    "known-doubt": _doubts,
    "action": _actions,
    "subject": _subjects,
    "customer-type": _of_books(lambda book: book.customer_types),
    "deal-kind": _of_books(lambda book: book.deal_kinds),
    "lead-source": _of_books(lambda book: book.lead_sources),
    "seller-role": _of_books(lambda book: book.seller_roles),
    "buyer-role": _of_books(lambda book: book.buyer_roles),
    "visit-kind": _of_books(lambda book: book.visit_kinds),
    "commitment-kind": _of_books(lambda book: book.commitment_kinds),
    "agreement-kind": _of_books(lambda book: book.agreement_kinds),
    "perspective": _of_books(lambda book: book.perspectives),
}
