"""The small types of the written forms, as JSON Schema and in words.

An editor reads YAML with its own parser: `days: 30` is a number there, and text here until a typed
field reads it. So what a text field takes is text or a number, and a number may stand in quotes.
"""

from typing import Annotated, Any, get_args, get_origin

from salescoach.playbook import written_stages, written_values
from salescoach.trainer.scenarios import written as of_tests
from salescoach.trainer.translations import written as of_translations
from salescoach.values.record import record

Node = dict[str, Any]


@record(kw_only=True)
class Kind:
    """A type: the name of its definition, what may stand there in words, and its schema.

    `many`: one alone stands for a list of one.
    """

    name: str
    words: str
    schema: Node
    many: bool = False


_SLUG = "^(?=[0-9-]*[a-z])[a-z0-9][a-z0-9-]{0,63}$"
_REFERENCE = "^[a-z0-9-]+(/[a-z0-9-]+)?$"
_TEST_DAY = "^([0-9]{1,4}(d|w|mo)|[0-9]{4}-[0-9]{2}-[0-9]{2})$"
_ANCHOR = "^(stage-entry|visit|win|expected-close|fact:[a-z0-9-]+|item:[a-z0-9/-]+)$"
_MONEY = r"^ *([A-Z]{3} ?[0-9]{1,15}(\.[0-9]+)?|[0-9]{1,15}(\.[0-9]+)? ?[A-Z]{3}) *$"


def _pattern(name: str, words: str, pattern: str, hint: str) -> Kind:
    schema = {"type": "string", "pattern": pattern, "patternErrorMessage": hint}
    return Kind(name=name, words=words, schema=schema)


def _number(name: str, words: str, pattern: str, hint: str, **bounds: int) -> Kind:
    schema = {"type": ["integer", "string"], **bounds, "pattern": pattern,
              "patternErrorMessage": hint}  # fmt: skip
    return Kind(name=name, words=words, schema=schema)


TEXT = Kind(name="text", words="a text", schema={"type": ["string", "number"], "minLength": 1})
ID = _pattern("id", "an id", _SLUG, "An id: small letters, digits and hyphens, like first-visit.")
REFERENCE = _pattern("reference", "an id, or STAGE/ID", _REFERENCE,
                     "An id within the stage, or STAGE/ID.")  # fmt: skip
LENGTH = _pattern("length", "a length of time", "^[0-9]{1,5}(min|h|d|bd|w|mo)$",
                  "A length of time: 45min, 3h, 3d, 3bd (working days), 2w, 6mo.")  # fmt: skip
DAYS_LONG = _pattern("days-long", "a length of time, a day or longer",
                     "^0*[1-9][0-9]{0,4}(d|bd|w|mo)$",
                     "A length of time, a day or longer: 3d, 3bd, 2w, 6mo.")  # fmt: skip
MONEY = _pattern("money", "a sum with its currency", _MONEY,
                 "A sum with its currency: 50000 EUR, or EUR 50000.00.")  # fmt: skip
CURRENCY = _pattern("currency", "a currency", "^[A-Z]{3}$", "The sign of a currency, like EUR.")
RATE = Kind(name="rate", words="a number above 0",
            schema={"type": ["number", "string"], "exclusiveMinimum": 0,
                    "pattern": r"^[0-9]{1,15}(\.[0-9]{1,6})?$"})  # fmt: skip
_WHOLE_HINT = "A whole number, without a sign or a point."
WHOLE = _number("whole", "a whole number", "^-?[0-9]{1,6}$", "A whole number.",
                minimum=-999_999, maximum=999_999)  # fmt: skip
COUNT = _number("count", "a whole number, 0 or more", "^[0-9]{1,6}$", _WHOLE_HINT,
                minimum=0, maximum=999_999)  # fmt: skip
WEIGHT = _number("weight", "a whole number above 0", "^0*[1-9][0-9]{0,5}$", _WHOLE_HINT,
                 minimum=1, maximum=999_999)  # fmt: skip
PERCENT = _number("percent", "a whole number from 0 to 100", "^0*(100|[0-9]{1,2})$",
                  "A whole number from 0 to 100.", minimum=0, maximum=100)  # fmt: skip
FLAG = Kind(name="flag", words="true or false", schema={"type": "boolean"})
ANCHOR = _pattern("anchor", "stage-entry, visit, win, expected-close, fact:ID or item:ID", _ANCHOR,
                  "stage-entry, visit, win, expected-close, fact:ID or item:ID.")  # fmt: skip
BOUND = Kind(name="bound", words="a number, a sum, a day", schema={"type": ["string", "number"]})
STRING = Kind(name="string", words="a text", schema={"type": "string"})
OPERAND = Kind(name="operand", words="a value, or several",
               schema={"type": ["string", "number", "boolean", "array"],
                       "items": {"type": ["string", "number"]}})  # fmt: skip
SEVERAL = Kind(name="values", words="a value, or several",
               schema={"type": ["string", "number", "array"],
                       "items": {"type": ["string", "number"]}})  # fmt: skip
TEST_DAY = _pattern("test-day", "so long after the start, or a date", _TEST_DAY,
                    "So long after the start (0d, 3d, 2w, 6mo), or a date.")  # fmt: skip
DATE = _pattern("date", "a date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A date, like 2026-03-02.")
ACTION = Kind(name="action", words="an action, like do/read-up",
              schema={"type": "string", "minLength": 1, "maxLength": 200})  # fmt: skip


def listed(one: Kind, words: str) -> Kind:
    """One of them, or a list: each keyword says something of texts or of lists, never of both."""
    kinds = one.schema["type"]
    both = [*(kinds if isinstance(kinds, list) else [kinds]), "array"]
    schema = {**one.schema, "type": both, "items": {"$ref": f"#/$defs/{one.name}"}}
    return Kind(name=f"{one.name}s", words=words, schema=schema, many=True)


_LINE_TYPES = ["string", "number", "null"]
LINE = Kind(name="line", words="a text; empty, until it is translated",
            schema={"type": _LINE_TYPES, "minLength": 1})  # fmt: skip
LINES = listed(LINE, "a text, or several; empty, until translated")
TEXTS = listed(TEXT, "a text, or several")
IDS = listed(ID, "an id, or several")
REFERENCES = listed(REFERENCE, "ids, or STAGE/ID; one or several")
ACTIONS = listed(ACTION, "an action like do/read-up, or several")

_OF: tuple[tuple[Any, Kind], ...] = (
    (of_translations.Lines, TEXTS),
    (written_values.Texts, TEXTS),
    (written_values.Text, TEXT),
    (written_values.Slugs, IDS),
    (written_values.Slug, ID),
    (written_values.References, REFERENCES),
    (written_values.Reference, REFERENCE),
    (written_values.Length, LENGTH),
    (written_values.DaysLong, DAYS_LONG),
    (written_values.Amount, MONEY),
    (written_values.Currency, CURRENCY),
    (written_values.Rate, RATE),
    (written_values.Whole, WHOLE),
    (written_values.Count, COUNT),
    (written_values.Weight, WEIGHT),
    (written_values.OfHundred, PERCENT),
    (written_values.Flag, FLAG),
    (written_stages.Anchor, ANCHOR),
    (of_tests.Day, TEST_DAY),
    (of_tests.Start, DATE),
    (of_tests.ActionIds, ACTIONS),
    (of_tests.ActionId, ACTION),
)
ALL = (*(kind for _, kind in _OF), LINE, LINES, BOUND, STRING, OPERAND, SEVERAL)

_UNTRANSLATED = {TEXT.name: LINE, TEXTS.name: LINES}


def untranslated(kind: Kind) -> Kind:
    """The same of a translation, where a text may be left empty."""
    return _UNTRANSLATED.get(kind.name, kind)


def kind_of(annotation: Any) -> tuple[Kind, tuple[Any, ...]] | None:
    """The small type that an annotation is, and what it adds to it; None if it is none.

    The same type may be written with more behind it: `Annotated[Slugs, Field(min_length=1)]`.
    """
    base, added = annotation, ()
    if get_origin(annotation) is Annotated:
        base, *said = get_args(annotation)
        added = tuple(said)
    for count in range(len(added), -1, -1):
        tried = Annotated[(base, *added[:count])] if count else base
        for known, kind in _OF:
            if known == tried:
                return kind, added[count:]
    if base is not str:
        return None
    return (STRING if _has_pattern(added) else TEXT), added


def _has_pattern(added: tuple[Any, ...]) -> bool:
    said = (one for each in added for one in getattr(each, "metadata", ()))
    return any(getattr(one, "pattern", None) for one in said)
