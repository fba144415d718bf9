"""What is asked of facts, groups and fields: known, compared with a value, by whose word."""

from collections.abc import Sequence
from typing import assert_never

from salescoach.cli.rendering.gate_reasons import roles_words
from salescoach.cli.rendering.telling import field_words
from salescoach.deal.state import Evidence
from salescoach.guidance.reasons import in_brief
from salescoach.guidance.view import View
from salescoach.playbook.conditions import Check, FactCondition, FieldCondition, GroupCondition
from salescoach.playbook.model import Fact
from salescoach.values.days import Duration, parse_day
from salescoach.values.messages import Argument, Message, Unit, say
from salescoach.values.money import NotMoney, parse_money


def known_words(condition: FactCondition | GroupCondition | FieldCondition, view: View) -> Message:
    """What is to be known, and how well."""
    match condition:
        case FactCondition():
            return _fact(condition, view)
        case GroupCondition(group=id_, at_least=least):
            group = view.playbook.group(id_)
            label = group.label if group else id_
            if least is None:
                return say("asks.group-all", group=label)
            return say("asks.group", group=label, number=least)
        case FieldCondition(field=name, checks=checks, level=level):
            what = say(f"field.{name.replace('_', '-')}")
            if level is not None:
                what = say("asks.by-their-word", what=what)
            return each([_field_check(what, name, check, view) for check in checks])
        case other:
            assert_never(other)


def bounds_words(what: Message, asked: object) -> Message:
    """So many of it: at least, at most, more or less than."""
    bounds = ("at_least", "at_most", "more_than", "less_than")
    given = [(name, getattr(asked, name, None)) for name in bounds]
    return each(
        [
            say(_OPERATORS[name], what=what, value=number)
            for name, number in given
            if number is not None
        ]
    )


def each(words: Sequence[Message]) -> Message:
    """All of them; a single one as it is."""
    return words[0] if len(words) == 1 else say("value", value=tuple(words))


def either(words: Sequence[Argument]) -> Argument:
    """As "one, another or a third"."""
    found = words[0]
    for word in words[1:-1]:
        found = say("roles.comma", start=found, next=word)
    return say("roles.or", start=found, last=words[-1]) if len(words) > 1 else found


_OPERATORS = {
    "is": "asks.is",
    "is_not": "asks.is-not",
    "one_of": "asks.is",
    "contains": "asks.contains",
    "at_least": "asks.at-least",
    "at_most": "asks.at-most",
    "more_than": "asks.more-than",
    "less_than": "asks.less-than",
    "before": "asks.before",
    "after": "asks.after",
}


def _fact(condition: FactCondition, view: View) -> Message:
    fact = view.fact(condition.fact)
    words = each([_fact_check(fact, check, view) for check in condition.checks])
    if condition.asked is not None:
        words = bounds_words(say("asks.asked", what=fact.label), condition.asked)
    if condition.level is not None and not fact.ours:
        words = say("asks.level", what=words, level=say(f"level.{condition.level}"))
    if condition.from_:
        words = say("asks.from", what=words, roles=roles_words(condition.from_, view))
    if condition.of:
        words = say("asks.of", what=words, roles=roles_words(condition.of, view))
    if condition.fresh_within is not None:
        words = say("asks.fresh", what=words, length=_length(condition.fresh_within))
    return words


_UNITS = {"min": "minute", "h": "hour", "d": "day", "bd": "work-day", "w": "week", "mo": "month"}


def _length(length: Duration) -> Unit:
    return Unit(length.count, _UNITS[length.unit])


def _fact_check(fact: Fact, check: Check, view: View) -> Message:
    wanted = check.operand is not False
    match check.operator:
        case "known":
            return say("asks.known" if wanted else "asks.there-is-none", what=fact.label)
        case "none":
            return say("asks.there-is-none" if wanted else "asks.known", what=fact.label)
        case "missing":
            return say("asks.nothing-of" if wanted else "asks.something-of", what=fact.label)
        case "agree":
            return say("asks.agree" if wanted else "asks.differ", what=fact.label)
        case operator:
            values = check.operand if isinstance(check.operand, tuple) else (check.operand,)
            shown = [_value(fact, value, view) for value in values]
            return say(_OPERATORS[operator], what=fact.label, value=either(shown))


def _field_check(what: Message, name: str, check: Check, view: View) -> Message:
    if check.operator in ("known", "missing"):
        known = (check.operand is not False) is (check.operator == "known")
        return say("asks.set" if known else "asks.not-set", what=what)
    values = check.operand if isinstance(check.operand, tuple) else (check.operand,)
    shown = [_field_value(name, value, view) for value in values]
    return say(_OPERATORS.get(check.operator, "asks.is"), what=what, value=either(shown))


def _value(fact: Fact, operand: str | bool, view: View) -> Argument:
    """A value as the playbook wrote it, said like one that was recorded."""
    if fact.type == "money":
        return _money(str(operand))
    if fact.type == "date":
        return _day(str(operand))
    evidence = Evidence(event="", fact=fact.id, on=view.today, actor="", value=operand)
    return in_brief(fact, evidence, view)


def _field_value(name: str, operand: str | bool, view: View) -> Argument:
    if name == "amount":
        return _money(str(operand))
    if name == "expected_close":
        return _day(str(operand))
    return field_words(name, operand, view)


def _day(text: str) -> Argument:
    """A day, or words such as `today+14d` as the playbook has them."""
    try:
        return parse_day(text)
    except ValueError:
        return text


def _money(text: str) -> Argument:
    try:
        return parse_money(text)
    except NotMoney:
        return text
