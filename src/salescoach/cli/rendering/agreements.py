"""Agreements of a deal: what is missing in one, in words; the list of them, and its JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.session import Session
from salescoach.deal.records import ASKED_OF_AN_AGREEMENT, Agreement
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.money import Money

if TYPE_CHECKING:
    from salescoach.cli.rendering.layout import Screen

FLAGS = ("clear", "complete", "well_defined")
"""The three that are true or not; the other four of T13 are words."""


_PARTS = {
    "clear": "agreement.part-clear",
    "complete": "agreement.part-complete",
    "well_defined": "agreement.part-well-defined",
    "our_part": "agreement.part-our-part",
    "our_guarantee": "agreement.part-our-guarantee",
    "their_part": "agreement.part-their-part",
    "their_guarantee": "agreement.part-their-guarantee",
}


def option_of(name: str) -> str:
    """The option that sets a field: `--our-part`."""
    return f"--{name.replace('_', '-')}"


def part_words(names: Iterable[str]) -> tuple[Message, ...]:
    """What T13 asks of an agreement, by the names of the fields."""
    return tuple(say(_PARTS[name]) for name in names)


def worth(what: str, money: Money | None, *, quoted: bool = True) -> Argument:
    """What is given or got, with its worth where somebody counted it."""
    words: Argument = Quoted(what) if quoted else what
    return say("agreement.worth", what=words, money=money) if money is not None else words


def agreement_lines(screen: "Screen", session: Session, view: View) -> None:
    """Each with what is settled, what we give for what, and what T13 still asks of it."""
    text = session.text
    agreements = view.deal.records.agreements
    for one in agreements:
        screen.blank()
        screen.add((one.what, "bold"), f"  {text(_since(one, view))}", hang=2)
        for message in (*_settled(one), *_traded(one), *open_words(one)):
            screen.add(text(message), indent=2, hang=4)
        screen.whole((one.id, "dim"), indent=2)
    if any(not one.is_complete for one in agreements):
        screen.blank()
        command = line("agreement", "edit", view.deal_id, VALUE)
        screen.whole(text(say("agreements.fill-in", command=command)))


def open_words(one: Agreement) -> tuple[Message, ...]:
    """What T13 still asks of it, a sentence each; what is not known is not a no."""
    not_so = [name for name in FLAGS if getattr(one, name) is False]
    unchecked = [name for name in FLAGS if getattr(one, name) is None]
    unnamed = [name for name in one.gaps if name not in FLAGS]
    found = (
        ("agreements.not-so", not_so),
        ("agreements.unchecked", unchecked),
        ("agreements.unnamed", unnamed),
    )
    told = tuple(say(id_, parts=part_words(names)) for id_, names in found if names)
    return told or (say("agreements.whole"),)


def agreement_json(one: Agreement) -> dict[str, Any]:
    """All that is recorded of an agreement; `missing` is what T13 still asks of it."""
    return {
        "id": one.id,
        "on": one.on.isoformat(),
        "changed": one.changed.isoformat() if one.changed else None,
        "what": one.what,
        "kind": one.kind,
        **{name: getattr(one, name) for name in ASKED_OF_AN_AGREEMENT},
        "missing": [option_of(name)[2:] for name in one.gaps],
        "give": one.give,
        "give_worth": one.give_worth.as_json() if one.give_worth else None,
        "get": one.get,
        "get_worth": one.get_worth.as_json() if one.get_worth else None,
        "refused": one.refused,
        "said_by": list(one.said_by),
    }


def agreement_row(one: Agreement) -> tuple[str, ...]:
    """The columns of a plain line."""
    return (
        one.id,
        one.on.isoformat(),
        one.what,
        " ".join(option_of(name)[2:] for name in one.gaps),
        one.give or "",
        *_money_cells(one.give_worth),
        one.get or "",
        *_money_cells(one.get_worth),
        "refused" if one.refused else "",
        " ".join(one.said_by),
        one.kind or "",
        *(getattr(one, name) or "" for name in ASKED_OF_AN_AGREEMENT if name not in FLAGS),
    )


def _money_cells(money: Money | None) -> tuple[str, str]:
    return (str(money.amount), money.currency) if money else ("", "")


def _since(one: Agreement, view: View) -> Message:
    if not one.said_by:
        return say("agreements.since", day=one.on)
    return say("agreements.with", who=people_words(one.said_by, view), day=one.on)


def _settled(one: Agreement) -> tuple[Message, ...]:
    named = {
        "agreements.our-part": one.our_part,
        "agreements.our-guarantee": one.our_guarantee,
        "agreements.their-part": one.their_part,
        "agreements.their-guarantee": one.their_guarantee,
    }
    return tuple(say(id_, words=words) for id_, words in named.items() if words)


def _traded(one: Agreement) -> tuple[Message, ...]:
    """What we give and what we get; a give alone is told as such."""
    told = []
    if one.give is not None:
        id_ = "agreements.refused" if one.refused else "agreements.give"
        told.append(say(id_, give=worth(one.give, one.give_worth, quoted=False)))
    if one.get is not None:
        told.append(say("agreements.get", get=worth(one.get, one.get_worth, quoted=False)))
    elif one.give is not None and not one.refused:
        told.append(say("agreements.nothing-in-return"))
    return tuple(told)
