"""What a playbook has that a test may name: facts, stages, items, criteria, people's roles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from salescoach.guidance.candidates import Kind
from salescoach.playbook.compiling import Compiled
from salescoach.playbook.default_warnings import default_set
from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.identifiers import RESERVED_FACTS, known_ids
from salescoach.playbook.model import Fact, Playbook
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Path, texts
from salescoach.values.messages import say

# What an action of this kind is about; of another kind anything may follow the slash.
_ABOUT: dict[str, tuple[str, ...]] = {
    "do": ("item",),
    "repay": ("item", "criterion"),
    "find-out": ("fact", "field"),
    "meet": ("buyer-role",),
    "advance": ("stage",),
    "win": ("stage",),
    "hand-over": ("handover",),
}
_WITHOUT_SUBJECT = ("advance", "win", "take-up", "walk-away")


@dataclass(slots=True)
class Known:
    """The ids of a playbook, by kind; items and criteria as STAGE/ID and by the bare id.

    `named` is all that a test may say it covers; `whole` leads from a bare id to STAGE/ID,
    `former` from an id of before to that of now.
    `own_warnings` it writes itself; `shipped_warnings` come with the program, whether this
    playbook has them or not.
    """

    playbook: Playbook
    ids: dict[str, frozenset[str]]
    own_warnings: frozenset[str]
    shipped_warnings: frozenset[str]
    named: frozenset[str]
    whole: dict[str, str]
    former: dict[str, dict[str, str]] = field(default_factory=dict)
    hints: Hints = field(default_factory=Hints)

    def fact(self, id_: str) -> Fact | None:
        """A fact of the playbook."""
        return self.playbook.fact(id_)

    def unknown(self, kind: str, id_: str, path: Path) -> Iterator[Finding]:
        """That nothing of this kind has the id."""
        if id_ in self.ids.get(kind, ()):
            return
        if kind == "warning" and id_ in self.shipped_warnings:
            remedy = say("remedy.not-in-playbook")
            yield finding("SC301", path, kind=say("kind.warning"), id=id_, remedy=remedy)
            return
        former = self.former.get(kind, {}).get(id_)
        near = former or self.hints.near(id_, self.ids.get(kind, ()), kind=kind)
        named = say(f"kind.{kind}")
        yield finding("SC301", path, kind=named, id=id_, remedy=did_you_mean(near))

    def unseen(self, how: str, id_: str, path: Path) -> Iterator[Finding]:
        """That a warning of the set is named where only the playbook's own are looked at."""
        if id_ in self.ids["warning"] and id_ not in self.own_warnings:
            example = f"warnings: {{{how}: [{id_}], default: on}}"
            remedy = say("remedy.SC513", example=example)
            yield finding("SC513", path, id=id_, remedy=remedy)

    def unknown_action(self, id_: str, path: Path) -> Iterator[Finding]:
        """That no action can have the id: its kind, or what it is about."""
        kind, slash, about = id_.partition("/")
        kinds = get_args(Kind)
        if kind not in kinds or (not slash and kind not in _WITHOUT_SUBJECT):
            words = kinds if slash or kind in kinds else ("do", *kinds[1:])
            near = self.hints.near(kind, words, kind="action") if slash else None
            yield finding("SC506", path, id=id_, words=kinds, remedy=_as_action(near, about))
            return
        kinds_about = _ABOUT.get(kind, ())
        if slash and kinds_about and not any(about in self.ids[one] for one in kinds_about):
            yield from self.unknown(kinds_about[0], about, path)

    def no_position(self, id_: str | None, path: Path) -> Iterator[Finding]:
        """That no deal ever stands in this stage."""
        stage = self.playbook.stage(id_) if id_ is not None else None
        if stage is not None and stage.beside is not None:
            yield finding("SC316", path, stage=stage.id, host=stage.beside)

    def uncovered(self, id_: str, path: Path) -> Iterator[Finding]:
        """That nothing of the playbook has this id or `ref`."""
        if id_ not in self.named:
            near = self.whole.get(id_) or self.hints.near(id_, self.named, kind="named")
            yield finding("SC507", path, id=id_, remedy=did_you_mean(near))


def known_of(compiled: Compiled) -> Known:
    """The ids of a playbook, as it is after what it extends and its library are put in."""
    found = known_ids(compiled.resolved)
    ids: dict[str, set[str]] = {kind: set(those) for kind, those in found.ids.items()}
    book = compiled.playbook
    warnings = {rule.id for rule in book.warnings}
    ids.setdefault("warning", set()).update(warnings)
    ids["field"] = set(RESERVED_FACTS)
    ids["fact-or-field"] = ids.get("fact", set()) | ids["field"]
    named = {id_ for kind, those in ids.items() if "/" not in kind for id_ in those}
    for kind in ("item", "criterion"):
        bare = {path.partition("/")[2] for path in ids.get(kind, ())}
        ids.setdefault(kind, set()).update(bare)
    ids["step"] = ids["item"] | ids["criterion"]
    named.update(_refs(compiled.resolved))
    return Known(
        playbook=book,
        ids={kind: frozenset(those) for kind, those in ids.items()},
        own_warnings=compiled.own_warnings,
        shipped_warnings=frozenset(rule["id"] for rule in default_set().data["warnings"]),
        named=frozenset(named),
        whole={**found.bare.get("item", {}), **found.bare.get("criterion", {})},
        former=_former(found.former),
    )


def _former(known: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Ids of before as a test may write them: of items and criteria with the stage or without."""
    former = {kind: dict(names) for kind, names in known.items()}
    for kind in ("item", "criterion"):
        bare = {old.partition("/")[2]: new for old, new in known.get(kind, {}).items()}
        whole = {old: f"{old.partition('/')[0]}/{new}" for old, new in known.get(kind, {}).items()}
        former[kind] = bare | whole
    former["fact-or-field"] = former.get("fact", {})
    former["step"] = former["item"] | former["criterion"]
    return former


def _refs(value: Any) -> Iterator[str]:
    """Every point of a source that something in the playbook names."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield from texts(part.get("ref"))
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def _as_action(kind: str | None, about: str) -> Any:
    return did_you_mean(f"{kind}/{about}") if kind else say("remedy.SC506", words=get_args(Kind))


def each(ids: Iterable[str], path: Path, listed: Any) -> Iterator[tuple[str, Path]]:
    """Ids with their places, in a list or alone."""
    for place, id_ in enumerate(ids):
        yield id_, (*path, place) if isinstance(listed, list) else path
