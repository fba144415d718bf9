"""The small types that every written form is made of: text, ids, lengths of time, numbers."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
)

from salescoach.values.currencies import DECIMALS
from salescoach.values.days import parse_duration
from salescoach.values.money import parse_money
from salescoach.values.numbers import is_number
from salescoach.values.slugs import is_slug


class NotExpected(ValueError):
    """A value that does not fit; `expected` is the id of the message that says what would."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def listed(value: Any) -> Any:
    """One alone is a list of one."""
    return value if isinstance(value, list) else [value]


def _not_blank(values: list[str]) -> list[str]:
    if not all(value.strip() for value in values):
        raise NotExpected("expected.some-text")
    return values


def _slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("slug")
    return value


def _duration(value: str) -> str:
    try:
        return str(parse_duration(value))
    except ValueError as error:
        raise NotExpected("expected.duration") from error


def _days_long(value: str) -> str:
    duration = _duration(value)
    if parse_duration(duration).calendar_days < 1:
        raise NotExpected("expected.a-day-or-longer")
    return duration


def _money(value: str) -> str:
    parse_money(value)
    return value


def _currency(value: str) -> str:
    if value not in DECIMALS:
        raise NotExpected("expected.currency")
    return value


def _rate(value: str) -> str:
    if not is_number(value) or Decimal(value) <= 0:
        raise NotExpected("expected.rate")
    return f"{Decimal(value).normalize():f}"


def _whole_number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,6}", value, re.ASCII):
        return int(value)
    raise NotExpected("expected.whole-number")


Text = Annotated[StrictStr, Field(min_length=1)]
Texts = Annotated[list[Text], BeforeValidator(listed)]
Told = Annotated[Texts, AfterValidator(_not_blank)]
Slug = Annotated[StrictStr, AfterValidator(_slug)]
Slugs = Annotated[list[Slug], BeforeValidator(listed)]
Reference = Annotated[StrictStr, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
References = Annotated[list[Reference], BeforeValidator(listed)]
Length = Annotated[StrictStr, AfterValidator(_duration)]
DaysLong = Annotated[StrictStr, AfterValidator(_days_long)]
Amount = Annotated[StrictStr, AfterValidator(_money)]
Currency = Annotated[StrictStr, AfterValidator(_currency)]
Rate = Annotated[StrictStr, AfterValidator(_rate)]
Whole = Annotated[int, BeforeValidator(_whole_number)]
Count = Annotated[int, Field(ge=0), BeforeValidator(_whole_number)]
Weight = Annotated[int, Field(gt=0), BeforeValidator(_whole_number)]
OfHundred = Annotated[int, Field(ge=0, le=100), BeforeValidator(_whole_number)]
Flag = StrictBool


class Written(BaseModel):
    """Unknown keys are errors; nothing of the input is echoed by the library."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)


class Sourced(Written):
    """May name the points of a source that it comes from."""

    ref: Texts | None = None


class ElementKeys(Sourced):
    """What everything with an id may say: what it is, where it comes from, ids it had before."""

    about: Text | None = None
    source: Text | None = None
    also: Slugs | None = None


class Element(ElementKeys):
    """Has an id."""

    id: Slug


class Titled(Element):
    """Has a title, and a short form for lists."""

    title: Text
    short: Text | None = None
