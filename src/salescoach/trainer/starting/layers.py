"""A playbook made from another one: a layer on top of it, or a copy to go one's own way.

Works on the text as it is written, so that comments and order of the other one stay.
"""

import re

from salescoach.playbook.model import Playbook, Stage
from salescoach.playbook.reader import span_of
from salescoach.trainer.scenarios.yaml_text import prose
from salescoach.trainer.starting.filling import filled
from salescoach.trainer.starting.playbook_text import Place
from salescoach.values.record import record

_MODELINE = "# yaml-language-server: $schema=./playbook.schema.json"
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


@record(kw_only=True)
class Origin:
    """The playbook that somebody starts from. `base` is what `extends` says."""

    base: str
    text: str
    playbook: Playbook
    tests: str | None


def layer(text: str, origin: Origin, place: Place, title: str) -> str:
    """A playbook that changes nothing yet, and shows how one does."""
    stage = origin.playbook.stages[0]
    words = {
        "id": place.id,
        "file": place.file,
        "base": prose(origin.base),
        "title": prose(title),
        "stage": stage.id,
        "fact": next((fact.id for fact in origin.playbook.facts), "a-fact"),
        **_ids_of_an_item(stage),
    }
    return filled(text, words)


def copy(origin: Origin, place: Place, title: str) -> str:
    """The same text under an id, a version and a title of its own."""
    text = origin.text.removeprefix("\ufeff")
    for key, value in (("id", place.id), ("version", "0.1.0"), ("title", prose(title))):
        text = _with_value(text, key, value)
    return text if "yaml-language-server" in text else f"{_MODELINE}\n{text}"


def borrowed_tests(head: str, tests: str, origin: Origin, place: Place) -> str:
    """The tests of the other playbook, played on this one."""
    words = {"file": place.file, "base": origin.base}
    lines = tests.removeprefix("\ufeff").split("\n")
    while lines and lines[0].startswith("#"):
        del lines[0]  # they tell of the other file
    text = "\n".join(lines)
    return filled(head, words) + _with_value(text, "playbook", prose(place.name))


def first_test(text: str, origin: Origin, place: Place) -> str:
    """One test, where the other playbook has none."""
    given = "".join(f"      {line}\n" for line in _given(origin.playbook))
    words = {
        "file": place.file,
        "playbook": prose(place.name),
        "stage": origin.playbook.stages[0].id,
        "given": f"    given:\n{given}" if given else "",
    }
    return filled(text, words)


def _with_value(text: str, key: str, value: str) -> str:
    """The text with another value behind a key of the first level, and without the comment there.

    However many lines the value of before has: where it ends, the reader of YAML says.
    """
    span = span_of(text, key)
    if span is None:
        return text
    start, end = span
    written = text[start:end]
    end = start + len(written.rstrip())
    comment = _COMMENT.match(text, end)
    return f"{text[:start]}{key}: {value}{text[comment.end() if comment else end :]}"


def _ids_of_an_item(stage: Stage) -> dict[str, str]:
    for checklist in stage.checklists:
        for item in checklist.items:
            return {"checklist": checklist.id, "item": item.id}
    return {"checklist": "first-talk", "item": "an-item"}


def _given(book: Playbook) -> tuple[str, ...]:
    """What a new deal must say, with any value that it can have."""
    said = {
        "amount": "1000 EUR",
        "expected-close": "90d",
        "customer-type": next((one.id for one in book.customer_types), None),
        "deal-kind": next((one.id for one in book.deal_kinds), None),
        "lead-source": next((one.id for one in book.lead_sources), None),
        "title": '"a first deal"',
        "owner": '"Kim"',
    }
    found = ((name, said.get(name)) for name in book.new_deal.requires)
    return tuple(f"{name.replace('-', '_')}: {value}" for name, value in found if value)
