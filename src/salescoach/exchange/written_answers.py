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


def _told(text: str, example: Any, **more: Any) -> Any:
    """What an editor and `playbook explain` tell of a key."""
    return Field(description=text, examples=[example], **more)


def _left_out(text: str, example: Any) -> Any:
    return _told(text, example, default=None)


class NewPerson(Written):
    """Somebody of theirs who was there, and is not in the deal yet."""

    name: Text = _told("First and last name.", "Mia Holt")
    roles: Names = _told("Buyer roles of the playbook, by id.", ["user"])


class Due(Written):
    """What became of an earlier promise of either side."""

    promise: Text = _told("Its id, or words that only one open promise has.", "two samples")
    kept: StrictBool = _told("Whether it was done: true or false.", example=False)
    new_day: Day | None = _left_out("If it was not kept: its new day.", "2026-03-12")
    said_by: Names | None = _left_out("Who of them named the new day.", ["Ana Lind"])


class Theirs(Written):
    """What one of them will do."""

    who: Text = _told("Who will do it: one name.", "Ana Lind")
    does: Text = _told("What they promised, in a few words.", "send the drawings")
    by: Day | None = _left_out("Without a day it is a word, no step.", "2026-03-12")
    to: Names | None = _left_out("Who of them is to get it.", ["Mia Holt"])


class Ours(Written):
    """What we will do."""

    does: Text = _told("What we promised, in a few words.", "measure the noise")
    by: Day | None = _left_out("By which day.", "2026-03-12")
    to: Names | None = _left_out("Who of them is to get it.", ["Ana Lind"])


class Learned(Written):
    """What was learned of a fact, or of the deal itself, such as expected-close."""

    fact: Text = _told("The fact's id.", "trouble")
    value: Value = _told("In the fact's type; none: they said that there is none.", "it leaks")
    said_by: Names | None = _left_out("Who of them said so; else it is our guess.", ["Ana Lind"])


class Asked(Written):
    """A fact that somebody was asked for, without an answer."""

    fact: Text = _told("The id of the fact that you asked for.", "loss")
    of: Names = _told("Whom you asked.", ["Ana Lind"])


class Raised(Written):
    """A doubt that came up, in their words."""

    words: Text = _told("What they said, in their words.", "too loud for our hall")
    holder: Text | None = _left_out("Who has it.", "Ana Lind")


class Settled(Written):
    """A doubt that one of them said is settled."""

    doubt: Text = _told("Its id, or words that only one open doubt has.", "too loud")
    said_by: Names = _told("Who of them said so.", ["Ana Lind"])
    words: Text | None = _left_out("How they said it.", "next door you hear nothing")


class Note(Written):
    """A remark; a private one never leaves the tool."""

    text: Text = _told("What to remember.", "They are rebuilding the hall")
    private: StrictBool = _told(
        "True: for this deal's file only, never handed on.", example=True, default=False
    )


class File(Written):
    """What happened at one visit."""

    schema_: Literal["salescoach/debrief-answers@1"] = Field(
        alias="schema",
        description="What this file is, and its version; there is only this one.",
        examples=[SCHEMA],
    )
    with_: list[Text] | None = Field(
        default=None,
        alias="with",
        description="Who of them was there; else who were to come.",
        examples=[["Ana Lind"]],
    )
    new_people: list[NewPerson] | None = _left_out(
        "Who of theirs was there and is not in the deal yet.",
        [{"name": "Mia Holt", "roles": ["user"]}],
    )
    kind: Text | None = _left_out("The kind of visit, where not as planned.", "first-visit")
    due: list[Due] | None = _left_out(
        "What became of earlier promises of either side.",
        [{"promise": "two samples", "kept": True}],
    )
    they: list[Theirs] | None = _left_out(
        "What they will do: their promises.",
        [{"who": "Ana Lind", "does": "send the drawings", "by": "2026-03-12"}],
    )
    we: list[Ours] | None = _left_out(
        "What we will do: our promises.", [{"does": "measure the noise", "by": "2026-03-12"}]
    )
    facts: list[Learned] | None = _left_out(
        "What you learned of the facts of the playbook.",
        [{"fact": "trouble", "value": "it leaks", "said_by": ["Ana Lind"]}],
    )
    asked: list[Asked] | None = _left_out(
        "What you asked for without an answer.", [{"fact": "loss", "of": ["Ana Lind"]}]
    )
    doubts_raised: list[Raised] | None = _left_out(
        "Doubts that came up.", [{"words": "too loud for our hall", "holder": "Ana Lind"}]
    )
    doubts_settled: list[Settled] | None = _left_out(
        "Doubts of which they said that they are settled.",
        [{"doubt": "too loud", "said_by": ["Ana Lind"]}],
    )
    notes: list[Note] | None = _left_out(
        "Remarks for yourself.", [{"text": "They are rebuilding the hall"}]
    )


def json_schema() -> dict[str, Any]:
    """As published in docs/schemas."""
    made = File.model_json_schema(by_alias=True)
    return {"$schema": _DIALECT, "$id": SCHEMA, **made, "title": "Answers after a visit"}
