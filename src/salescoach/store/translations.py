"""Translations of playbooks beside the pins: the words, by the id of the playbook and a language.

They are what overlays came to when a deal was opened, or when they were installed. A text counts
only where a pin has the very text that was translated, so one file serves every pin of a playbook,
and what was translated before stays for the deals that still have it (docs/adr/0045).
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from salescoach.playbook.in_language import Tree, united
from salescoach.store.atomic import disk_failed, make_folders, write_whole
from salescoach.store.disk import Disk
from salescoach.values.canonical import BadJson, canonical, read_json
from salescoach.values.record import record
from salescoach.values.slugs import is_slug

SCHEMA = "salescoach/translation@1"
FOLDER = "translations"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
NAME = re.compile(rf"(?P<playbook>[a-z0-9-]+)\.(?P<language>{LANGUAGE.pattern})\.json")
_LONGEST = 20


@record(kw_only=True)
class Kept:
    """The words of a playbook in a language.

    `sources` are the digests of what they were made from; `reviewed` who has read them.
    """

    words: Tree
    reviewed: str = "no"
    sources: tuple[str, ...] = ()


class Translations:
    """The translations of one data folder."""

    def __init__(self, disk: Disk, home: Path) -> None:
        self._disk = disk
        self.folder = home / FOLDER

    def words(self, playbook: str, language: str) -> Tree:
        """The words in a language, else in the nearest that it belongs to; none without any."""
        for one in matching(language, self._languages_of(playbook)):
            kept = self.read(playbook, one)
            if kept is not None:
                return kept.words
        return {}

    def read(self, playbook: str, language: str) -> Kept | None:
        """What is kept; None where nothing is, or what `doctor` tells of."""
        path = self.path(playbook, language)
        if path is None:
            return None
        try:
            return kept_in(self._disk.read(path))
        except FileNotFoundError:
            return None
        except (BadJson, ValueError):
            return None
        except OSError as error:
            raise disk_failed(error, path) from error

    def languages(self) -> tuple[str, ...]:
        """Every language in which something is kept."""
        return tuple(sorted({one["language"] for one in self._names()}))

    def _languages_of(self, playbook: str) -> tuple[str, ...]:
        return tuple(one["language"] for one in self._names() if one["playbook"] == playbook)

    def _names(self) -> list[re.Match[str]]:
        try:
            names = self._disk.names(self.folder)
        except OSError as error:
            raise disk_failed(error, self.folder) from error
        found = (NAME.fullmatch(name) for name in names)
        return [one for one in found if one is not None]

    def keep(self, playbook: str, language: str, kept: Kept, *, nonce: str) -> bool:
        """Put words beside those of before; whether anything changed. Under the folder's lock.

        Raises:
            Fatal: nothing has changed.
        """
        path = self.path(playbook, language)
        if path is None:
            raise ValueError(f"no name of a translation: {playbook}.{language}")
        before = self.read(playbook, language)
        words = united(before.words, kept.words) if before else kept.words
        if before == Kept(words=words, reviewed=kept.reviewed, sources=kept.sources):
            return False
        whole = {
            "schema": SCHEMA,
            "playbook": playbook,
            "language": language,
            "reviewed": kept.reviewed,
            "sources": list(kept.sources),
            "words": words,
        }
        make_folders(self._disk, self.folder)
        write_whole(self._disk, path, canonical(whole), nonce=nonce)
        return True

    def path(self, playbook: str, language: str) -> Path | None:
        """Where they lie; None for what is no name of one."""
        named = LANGUAGE.fullmatch(language) and len(language) <= _LONGEST
        return self.folder / f"{playbook}.{language}.json" if is_slug(playbook) and named else None


def kept_in(data: bytes) -> Kept:
    """What a file of translations says; BadJson or ValueError for one that says nothing."""
    whole: Any = read_json(data)
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise ValueError(f"no {SCHEMA}")
    words, sources = whole.get("words"), whole.get("sources")
    if not isinstance(words, dict) or not isinstance(sources, list):
        raise ValueError("no words")
    return Kept(
        words=words,
        reviewed=str(whole.get("reviewed")),
        sources=tuple(str(one) for one in sources),
    )


def matching(language: str, known: Iterable[str]) -> tuple[str, ...]:
    """Which of the known languages will do for this one, the nearest first; in their own letters.

    Two of them that differ in capitals alone: the one written as it was asked for.
    """
    there = {one.lower(): one for one in sorted(known, key=lambda one: one == language)}
    return tuple(there[one] for one in spellings(language) if one in there)


def spellings(language: str) -> tuple[str, ...]:
    """With hyphens, and each of them with one part less at the end: the lookup of RFC 4647."""
    parts = language.replace("_", "-").lower().split("-")
    ends = range(len(parts), 0, -1)
    return tuple("-".join(parts[:end]) for end in ends if end == 1 or len(parts[end - 1]) > 1)
