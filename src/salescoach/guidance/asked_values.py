"""What is asked of facts, groups and fields: known, compared with a value, by whose word."""

from collections.abc import Sequence
from typing import assert_never

from salescoach.playbook.conditions import Check, FactCondition, FieldCondition, GroupCondition
from salescoach.playbook.model import Fact, Playbook
from salescoach.values.days import Duration, parse_day
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, Quoted, Unit, say
from salescoach.values.money import NotMoney, parse_money


def known_words(
    condition: FactCondition | GroupCondition | FieldCondition, playbook: Playbook
) -> Message:
    """What is to be known, and how well."""
    match condition:
        case FactCondition():
            return _fact(condition, playbook)
        case GroupCondition():
            return _group(condition, playbook)
        case FieldCondition(field=name, checks=checks, level=level):
            what = say(f"field.{name.replace('_', '-')}")
            if level is not None:
                what = say(f"asks.field-{level}", what=what)
            return each([_field_check(what, name, check, playbook) for check in checks])
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


def roles_words(roles: Sequence[str], playbook: Playbook, *, every: bool = False) -> Argument:
    """Roles by their short names, as "runs it or pays"; with `every`, "runs it and pays"."""
    known = (playbook.role(id_) for id_ in roles)
    labels = [role.label if role else id_ for role, id_ in zip(known, roles, strict=True)]
    return tuple(labels) if every else either(labels)


def length_words(length: Duration) -> Unit:
    """A length of time with its unit: "3 working days"."""
    return Unit(length.count, _UNITS[length.unit])


_MISSING = Check("missing", operand=True)
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
_UNITS = {"min": "minute", "h": "hour", "d": "day", "bd": "work-day", "w": "week", "mo": "month"}


def _group(condition: GroupCondition, playbook: Playbook) -> Message:
    group, least = playbook.group(condition.group), condition.at_least
    label = group.label if group else condition.group
    words = say("asks.group-all", group=label)
    if least is not None:
        words = say("asks.group", group=label, number=least)
    if condition.level is None:
        return words
    return say(f"asks.level-{condition.level}", what=words)


def _fact(condition: FactCondition, playbook: Playbook) -> Message:
    id_ = condition.fact
    fact = playbook.fact(id_) or Fact(id=id_, title=id_, type="text")
    nothing = _nothing(condition, fact, playbook)
    words = nothing or each(
        [_fact_check(fact, check) for check in condition.checks] or [_label(fact)]
    )
    if condition.asked is not None:
        words = bounds_words(say("asks.asked", what=words), condition.asked)
    if nothing is None:
        words = _by_whose_word(words, condition, fact, playbook)
    if condition.of:
        words = say("asks.of", what=words, roles=roles_words(condition.of, playbook))
    if condition.fresh_within is not None:
        words = say("asks.fresh", what=words, length=length_words(condition.fresh_within))
    return words


def _label(fact: Fact) -> Message:
    return say("value", value=fact.label)


def _nothing(condition: FactCondition, fact: Fact, playbook: Playbook) -> Message | None:
    """That nothing of this level is there; None where something is asked of what is there."""
    if condition.checks != (_MISSING,):
        return None
    level = condition.level or Level.ASSUMED
    roles = condition.from_ or (() if fact.ours else _whose_word(condition, fact, playbook))
    if roles:
        words = roles_words(roles, playbook)
        return say(f"asks.nothing-{level}-from", what=fact.label, roles=words)
    if level is Level.ASSUMED or fact.ours:
        return say("asks.nothing-of", what=fact.label)
    return say(f"asks.nothing-{level}", what=fact.label)


def _by_whose_word(
    words: Message, condition: FactCondition, fact: Fact, playbook: Playbook
) -> Message:
    """Whose word it takes. Of what is ours, none; what a level says of it depends on the fact."""
    level, roles = condition.level, _whose_word(condition, fact, playbook)
    if fact.ours and level is not None:
        return words
    if not roles:
        return words if level is None else say(f"asks.level-{level}", what=words)
    from_ = "asks.from" if level is None else f"asks.level-{level}-from"
    return say(from_, what=words, roles=roles_words(roles, playbook))


def _whose_word(condition: FactCondition, fact: Fact, playbook: Playbook) -> tuple[str, ...]:
    """The roles it takes at this level; empty for anybody."""
    level, from_ = condition.level, condition.from_
    settles = level in (Level.CONFIRMED, Level.PROVEN)
    wanted = from_ or (fact.ask_whom if settles else ())
    anybody = {role.id for role in playbook.buyer_roles} <= {*wanted}
    return () if level is Level.ASSUMED or (anybody and not from_) else wanted


def _fact_check(fact: Fact, check: Check) -> Message:
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
            shown = [_value(fact, value) for value in values]
            return say(_OPERATORS[operator], what=fact.label, value=either(shown))


def _field_check(what: Message, name: str, check: Check, playbook: Playbook) -> Message:
    if check.operator in ("known", "missing"):
        known = (check.operand is not False) is (check.operator == "known")
        return say("asks.set" if known else "asks.not-set", what=what)
    values = check.operand if isinstance(check.operand, tuple) else (check.operand,)
    shown = [_field_value(name, str(value), playbook) for value in values]
    return say(_OPERATORS.get(check.operator, "asks.is"), what=what, value=either(shown))


def _value(fact: Fact, operand: object) -> Argument:
    """A value as the playbook wrote it, said like one that was recorded."""
    if isinstance(operand, bool):
        return say("value.yes" if operand else "value.no")
    text = str(operand)
    match fact.type:
        case "money":
            return _money(text)
        case "date":
            return _day(text)
        case "percent":
            return say("value.percent", number=text)
        case "text":
            return Quoted(text)
        case "flag" if text in ("true", "false"):
            return say("value.yes" if text == "true" else "value.no")
        case _:
            titles = {choice.id: choice.title for choice in fact.choices}
            return titles.get(text, text)


def _field_value(name: str, operand: str, playbook: Playbook) -> Argument:
    if name == "amount":
        return _money(operand)
    if name == "expected_close":
        return _day(operand)
    known = {
        "customer_type": playbook.customer_types,
        "deal_kind": playbook.deal_kinds,
        "lead_source": playbook.lead_sources,
    }
    titles = {one.id: one.title for one in known.get(name, ())}
    return titles.get(operand, operand)


def _day(text: str) -> Argument:
    """A day; "today", or so many days from it."""
    try:
        return parse_day(text)
    except ValueError:
        days = text.removeprefix("today").removesuffix("d")
    if not days:
        return say("asks.today")
    later = "asks.days-ahead" if days.startswith("+") else "asks.days-ago"
    count = days[1:]
    return say(later, days=Unit(int(count), "day")) if count.isdigit() else text


def _money(text: str) -> Argument:
    try:
        return parse_money(text)
    except NotMoney:
        return text
