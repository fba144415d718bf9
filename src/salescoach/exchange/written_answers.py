"""A file of answers as somebody writes it: keys and types, and the JSON Schema made of them.

What the names and ids mean is checked where they are read. Only `answers` imports this.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StrictBool, StrictStr, WithJsonSchema

from salescoach.playbook.written_values import NotExpected, Text, Written
from salescoach.values.days import parse_day

SCHEMA: Literal["salescoach/debrief-answers@1"] = "salescoach/debrief-answers@1"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _day(value: str) -> str:
    try:
        parse_day(value)
    except ValueError as error:
        raise NotExpected("expected.start") from error
    return value


Day = Annotated[
    StrictStr, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
Names = Annotated[list[Text], Field(min_length=1)]
_PLAIN = [{"type": "string", "minLength": 1}, {"type": "boolean"}, {"type": "number"}]
Value = Annotated[
    Text | StrictBool | Annotated[list[Text], Field(min_length=1)],
    WithJsonSchema(
        {
            "anyOf": [
                *_PLAIN,
                {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
            ]
        }
    ),
]


class NewPerson(Written):
    """Somebody of theirs who was there, and is not in the deal yet."""

    name: Text
    roles: Names = Field(description="Buyer roles of the playbook, by id.")


class Due(Written):
    """What became of an earlier promise of either side."""

    promise: Text = Field(description="Its id, or words that only one open promise has.")
    kept: StrictBool
    new_day: Day | None = Field(default=None, description="If it was not kept: its new day.")
    said_by: Names | None = Field(default=None, description="Who of them named the new day.")


class Theirs(Written):
    """What one of them will do."""

    who: Text = Field(description="Who will do it: one name.")
    does: Text
    by: Day | None = Field(default=None, description="Without a day it is a word, no step.")
    to: Names | None = Field(default=None, description="Who of them is to get it.")


class Ours(Written):
    """What we will do."""

    does: Text
    by: Day | None = None
    to: Names | None = Field(default=None, description="Who of them is to get it.")


class Learned(Written):
    """What was learned of a fact, or of the deal itself, such as expected-close."""

    fact: Text = Field(description="The fact's id.")
    value: Value = Field(description="In the fact's type; none: they said that there is none.")
    said_by: Names | None = None


class Asked(Written):
    """A fact that somebody was asked for, without an answer."""

    fact: Text
    of: Names


class Raised(Written):
    """A doubt that came up, in their words."""

    words: Text
    holder: Text | None = None


class Settled(Written):
    """A doubt that one of them said is settled."""

    doubt: Text = Field(description="Its id, or words that only one open doubt has.")
    said_by: Names
    words: Text | None = Field(default=None, description="How they said it.")


class Note(Written):
    """A remark; a private one never leaves the tool."""

    text: Text
    private: StrictBool = False


class File(Written):
    """What happened at one visit."""

    schema_: Literal["salescoach/debrief-answers@1"] = Field(alias="schema")
    with_: list[Text] | None = Field(
        default=None,
        alias="with",
        description="Who of them was there; else who were to come.",
    )
    new_people: list[NewPerson] | None = None
    kind: Text | None = Field(default=None, description="The kind of visit, where not as planned.")
    due: list[Due] | None = None
    they: list[Theirs] | None = None
    we: list[Ours] | None = None
    facts: list[Learned] | None = None
    asked: list[Asked] | None = None
    doubts_raised: list[Raised] | None = None
    doubts_settled: list[Settled] | None = None
    notes: list[Note] | None = None


def json_schema() -> dict[str, Any]:
    """As published in docs/schemas."""
    made = File.model_json_schema(by_alias=True)
    return {"$schema": _DIALECT, "$id": SCHEMA, **made, "title": "Answers after a visit"}
