"""From what a rep wrote to a value of the fact's type. Nothing is guessed."""

from collections.abc import Callable

from salescoach.deal.events import FactValue, FieldSet
from salescoach.errors import BadUsage
from salescoach.guidance.by_id import one_of_titled
from salescoach.guidance.fit_text import clean
from salescoach.playbook.model import Fact, Playbook
from salescoach.values.days import parse_day
from salescoach.values.messages import Message, say
from salescoach.values.money import Money, NotMoney, parse_money
from salescoach.values.numbers import either, is_number
from salescoach.values.similar import most_like

FIELDS = ("amount", "expected-close", "customer-type", "deal-kind", "lead-source")
NONE = "none"  # instead of a value: they were asked, and there is none
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def field_value(
    playbook: Playbook, name: str, text: str, said_by: tuple[str, ...] = ()
) -> FieldSet:
    """A field of the deal itself; BadUsage or NotFound where the text is none of its values."""
    text = clean(text, name)
    known = {
        "customer-type": playbook.customer_types,
        "deal-kind": playbook.deal_kinds,
        "lead-source": playbook.lead_sources,
    }
    value: Money | str
    match name:
        case "amount":
            value = money(text)
        case "expected-close":
            value = day_text(text)
        case _:
            value = one_of_titled(text, known[name], name)
    return FieldSet(field=name.replace("-", "_"), value=value, said_by=said_by)


def fact_value(fact: Fact, text: str, person: Callable[[str], str]) -> FactValue:
    """The value as events hold it; BadUsage where the text is none of this type.

    `person` finds the id of somebody by name, or raises.
    """
    text = clean(text, fact.id)
    match fact.type:
        case "text":
            return text
        case "list":
            return _entries(text, fact)
        case "number" | "percent":
            number = text.removesuffix("%").strip() if fact.type == "percent" else text
            return _number(number, text)
        case "money":
            return money(text)
        case "date":
            return day_text(text)
        case "flag":
            if text.lower() not in _FLAGS:
                raise _bad(text, fact, ("yes", "no"))
            return _FLAGS[text.lower()]
        case "choice":
            return _choice(text, fact)
        case "choices":
            return tuple(_choice(part.strip(), fact) for part in text.split(","))
        case "person":
            return person(text)


def _number(number: str, text: str) -> str:
    """One that can be no other; `text` is how it was typed."""
    doubtful = either(number) is not None
    if is_number(number) and not doubtful:
        return number
    from salescoach.values.meant import number_hint

    if doubtful:
        raise BadUsage(say("doubtful-number", text=text[:60]), number_hint(number))
    raise BadUsage(say("bad-number", text=text[:60]), number_hint(number))


def money(text: str) -> Money:
    """An amount with its currency; BadUsage says what is wrong with it."""
    try:
        return parse_money(text)
    except NotMoney as error:
        sentence: Message = {
            "form": say("bad-money", text=text[:60]),
            "currency": say("bad-currency", currency=error.detail),
            "decimals": say("bad-decimals", text=text[:60], currency=error.detail),
        }[error.reason]
        from salescoach.values.meant import money_hint

        raise BadUsage(sentence, money_hint(text)) from error


def day_text(text: str) -> str:
    """A day as events hold it."""
    try:
        return parse_day(text).isoformat()
    except ValueError as error:
        from salescoach.values.meant import day_hint

        raise BadUsage(say("bad-day", text=text[:60]), day_hint(text)) from error


def _entries(text: str, fact: Fact) -> tuple[str, ...]:
    entries = tuple(part.strip() for part in text.split(";") if part.strip())
    if not entries:
        raise BadUsage(say("empty-text", what=fact.id))
    return entries


def _choice(text: str, fact: Fact) -> str:
    ids = tuple(choice.id for choice in fact.choices)
    if text not in ids:
        raise _bad(text, fact, ids)
    return text


def _bad(text: str, fact: Fact, known: tuple[str, ...]) -> BadUsage:
    near = most_like(text, known)
    hint = say("hint.did-you-mean", word=near) if near else say("hint.one-of", words=known)
    return BadUsage(say("bad-value", text=text[:60], fact=fact.id), hint)
