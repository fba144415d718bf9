"""The JSON Schema of a file that a trainer writes, made of its written form and the texts of keys.

A mapping that can mean several things (a condition, an item of one's own or of the library) is a
chain of `if`: exactly one form counts, so that an editor offers its keys and tells its mistakes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from salescoach.playbook.reader import read_yaml
from salescoach.playbook.written_conditions import SUBJECTS, DealField, MeasureIs
from salescoach.playbook.written_stages import Criterion, Item, UsedCriterion, UsedItem
from salescoach.playbook.written_values import Element, Written
from salescoach.playbook.written_ways import WarningRule
from salescoach.trainer.keys.forms import EVENT, FORMS
from salescoach.trainer.keys.key import Key
from salescoach.trainer.keys.registry import KEYS, REMOVE
from salescoach.trainer.schemas import values
from salescoach.trainer.schemas.odd import EXPECTING, ODD
from salescoach.trainer.schemas.values import Kind, Node, kind_of, untranslated
from salescoach.trainer.schemas.walking import (
    Form,
    Told,
    declared_by,
    forms_in,
    is_condition,
    is_listed,
    is_translated,
    keys_of,
    least_of,
    parts_of,
    pattern_of,
    told_form,
    words_in,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CONDITION = "condition"
CHANGE = "-change"
_LIBRARY: dict[Form, Form] = {Item: UsedItem, Criterion: UsedCriterion}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(slots=True)
class Making:
    """One schema in the making: its definitions, each made when it is first named.

    `shipped_warnings` are the ids of the set that comes with the program: a change of one of them
    says less than a warning of one's own.
    """

    shipped_warnings: tuple[str, ...] = ()
    definitions: dict[str, Node] = field(default_factory=dict)

    def form(self, form: Form, *, change: bool = False) -> Node:
        """A reference to the definition of a form; of a change of it, where it can be changed."""
        change = change and _can_be_changed(form)
        name = definition_of(form) + (CHANGE if change else "")
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._change(form) if change else self._whole(form)
        return _ref(name)

    def value(self, told: Told, *, change: bool = False) -> Node:
        """What may stand under a key."""
        if is_translated(told.form):
            kind = kind_of(told.annotation)
            if kind is not None and not told.needed:
                return self._small(untranslated(kind[0]), kind[1])
        elif (odd := ODD.get((declared_by(told), told.name))) is not None:
            return odd(self, told.annotation)
        return self._of_type(told.annotation, change=change)

    def named(self, kind: Kind) -> Node:
        """A reference to the definition of a small type."""
        if kind.name not in self.definitions:
            self.definitions[kind.name] = {}
            self.definitions[kind.name] = dict(kind.schema)
            if kind.many:
                self.named(next(one for one in values.ALL if f"{one.name}s" == kind.name))
        return _ref(kind.name)

    def condition(self) -> Node:
        """A reference to the one definition of all conditions."""
        if CONDITION not in self.definitions:
            self.definitions[CONDITION] = {}
            self.definitions[CONDITION] = self._condition()
        return _ref(CONDITION)

    def own_or_used(self, own: Form, *, change: bool = False) -> Node:
        """An element of one's own, or one of the library."""
        used = self.form(_LIBRARY[own])
        if change:
            return self.form(own, change=True)
        return {"if": _has_one(["use"]), "then": used, "else": self.form(own)}

    def _of_type(self, annotation: Any, *, change: bool) -> Node:
        if is_condition(annotation):
            return self.condition()
        found = kind_of(annotation)
        if found is not None:
            return self._small(*found)
        base, added = parts_of(annotation)
        words = words_in(annotation)
        if words:
            return {"enum": list(words)}
        if get_origin(base) is dict:
            behind = self._of_type(get_args(base)[1], change=change)
            return {"type": "object", "additionalProperties": behind}
        if get_origin(base) is list:
            one = self._entry(get_args(base)[0], change=change)
            many: Node = {"type": "array", "items": one}
            if least_of(added):
                many["minItems"] = least_of(added)
            return one_or(one, many) if is_listed(added) else many
        if isinstance(base, type) and issubclass(base, Written):
            return self._formed(base, change=change)
        raise TypeError(annotation)

    def _entry(self, annotation: Any, *, change: bool) -> Node:
        for own, used in _LIBRARY.items():
            if forms_in(annotation) == [own, used]:
                return self.own_or_used(own, change=change)
        return self._of_type(annotation, change=change)

    def _formed(self, form: Form, *, change: bool) -> Node:
        if form is not WarningRule or change:
            return self.form(form, change=change)
        told = {
            **told_of(form, "id", _told(form, "id").key),
            "examples": [self.shipped_warnings[0]],
        }
        ids = {"id": {**told, "enum": list(self.shipped_warnings)}}
        known = {"type": "object", "properties": ids, "required": ["id"]}
        return {"if": known, "then": self.form(form, change=True), "else": self.form(form)}

    def _small(self, kind: Kind, added: tuple[Any, ...]) -> Node:
        node = self.named(kind)
        pattern = pattern_of(added)
        if pattern is not None:
            return {**kind.schema, "pattern": pattern}
        return {**node, "minItems": least_of(added)} if least_of(added) and kind.many else node

    def _whole(self, form: Form) -> Node:
        properties = {told.name: self._property(told) for told in keys_of(form)}
        if form in _LIBRARY:  # offered; as soon as it stands there, the other form counts
            properties["use"] = self._property(_told(_LIBRARY[form], "use"))
        needed = [told.name for told in keys_of(form) if told.needed]
        node = _object(form, properties, needed)
        if form in (DealField, MeasureIs):
            return {**node, "maxProperties": 1}
        return {**node, **EXPECTING.get(form, {})}

    def _change(self, form: Form) -> Node:
        """What may be left out where the element is there already."""
        self.form(form)
        properties: dict[str, Node] = {}
        for told in keys_of(form):
            same = self.value(told)
            changed = self.value(told, change=True)
            place = f"#/$defs/{definition_of(form)}/properties/{told.name}"
            whole = {**told_of(form, told.name, told.key), **changed}
            properties[told.name] = {"$ref": place} if same == changed else whole
        if not issubclass(form, Element) and form not in _LIBRARY:
            return _object(form, properties, [])
        if form in _LIBRARY:
            properties["use"] = _ref(f"{definition_of(_LIBRARY[form])}/properties/use")
        properties["remove"] = {**told_of(form, "remove", REMOVE), "type": "boolean"}
        node = _object(form, properties, _needed_in_a_change(form))
        if form in _LIBRARY:
            node["anyOf"] = [{"required": ["id"]}, {"required": ["use"]}]
        return node

    def _property(self, told: Told) -> Node:
        return {**told_of(told.form, told.name, told.key), **self.value(told)}

    def _condition(self) -> Node:
        """By its first subject; without any, all subjects are offered."""
        forms: dict[Form, list[str]] = {}
        for subject, form in SUBJECTS.items():
            forms.setdefault(form, []).append(subject)
        menu = {
            subject: _ref(f"{definition_of(form)}/properties/{subject}")
            for form, subjects in forms.items()
            for subject in subjects
        }
        node: Node = {"properties": menu, "additionalProperties": False, "minProperties": 1}
        for form, subjects in reversed(forms.items()):
            node = {"if": _has_one(subjects), "then": self.form(form), "else": node}
        return {"type": "object", "title": "A condition", **node}


def told_of(form: Form, name: str, key: Key) -> Node:
    """What an editor shows of a key."""
    return _told_as(told_form(form).name, name, key)


def told_of_event(name: str) -> Node:
    """The same of a key of every event, which stands in no form."""
    return _told_as(FORMS[EVENT].name, name, KEYS[EVENT, name])


def _told_as(form: str, name: str, key: Key) -> Node:
    default = f" Left out: {key.default}." if key.default else ""
    return {
        "title": f"{form}.{name}",
        "description": key.text + default,
        "examples": [_example(name, key)],
    }


def one_or(one: Node, many: Node) -> Node:
    """One alone, or a list."""
    node: Node = {"if": {"type": "array"}, "then": many, "else": one}
    if "enum" in one:  # an editor offers no word out of `else`
        node["defaultSnippets"] = [{"label": word, "body": word} for word in one["enum"]]
    return node


def definition_of(form: Form) -> str:
    """The name of its definition: `used-item` for UsedItem."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", form.__name__).lower()


def as_an_editor_reads(value: Any) -> Any:
    """Where this program keeps text until a typed field reads it, an editor sees a number."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(one) for one in value]
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value


def example_of(name: str, key: Key) -> str:
    """The example as it would stand in the file; a bare list gets its key."""
    if not key.example.startswith("- "):
        return key.example
    return "\n".join([f"{name}:", *(f"  {line}" for line in key.example.split("\n"))])


def _example(name: str, key: Key) -> Any:
    document, problems = read_yaml(example_of(name, key).encode(), name)
    assert not problems, (name, problems)
    return as_an_editor_reads(document.data[name])


def _has_one(keys: Iterable[str]) -> Node:
    """A mapping with one of the keys. What is still to be written has none, whatever it will be."""
    asked: list[Node] = [{"required": [key]} for key in keys]
    return {"type": "object", **(asked[0] if len(asked) == 1 else {"anyOf": asked})}


def _object(form: Form, properties: Mapping[str, Node], needed: Iterable[str]) -> Node:
    node = {
        "title": told_form(form).title,
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
    }
    required = list(needed)
    return {**node, "required": required} if required else node


def _needed_in_a_change(form: Form) -> list[str]:
    if form in _LIBRARY:
        return []
    head = ["salescoach", "id", "version", "title", "extends"]
    return head if form.__name__ == "Playbook" else ["id"]


def _can_be_changed(form: Form) -> bool:
    groups = ("Library", "NewDeal", "Outcomes", "Ending", "EndingFrom", "Parking")
    return issubclass(form, Element | Item | Criterion) or form.__name__ in groups


def _told(form: Form, name: str) -> Told:
    return next(told for told in keys_of(form) if told.name == name)


def _ref(name: str) -> Node:
    return {"$ref": f"#/$defs/{name}"}
