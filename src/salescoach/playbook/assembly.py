"""A playbook put together from several places, which remembers where each part came from.

A part may come from a playbook that is extended, or from the library. What is wrong with it is told
where it was written: in that file, at that place.
"""

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Union

from salescoach.playbook.problems import Finding, Problem, with_earlier
from salescoach.playbook.reader import Document
from salescoach.playbook.walking import Map, Path

Source = Union[Document, "Assembly"]


@dataclass(slots=True)
class Assembly:
    """`data` as if it stood in one file.

    `origins` says of some paths where they, and what is under them, come from; always of ().
    """

    data: Map
    origins: dict[Path, tuple[Source, Path]] = field(default_factory=dict)

    def origin(self, path: Path) -> tuple[Document, Path]:
        """The file in which a path was written, and its path there."""
        source: Source = self
        while isinstance(source, Assembly):
            around = path
            while around not in source.origins:
                around = around[:-1]
            source, near = source.origins[around]
            path = (*near, *path[len(around) :])
        return source, path

    def problem(self, found: Finding) -> Problem:
        """A finding, put where it was written."""
        document, path = self.origin(found.path)
        if found.earlier is not None:
            other, before = self.origin(found.earlier)
            found = dataclasses.replace(found, earlier=before)
            if other is not document:
                found = with_earlier(found, other.place(before), other.file)
        return document.problem(dataclasses.replace(found, path=path))


def alone(document: Document) -> Assembly:
    """A file that is put together from nothing else."""
    return Assembly(document.data, {(): (document, ())})


def size_of(value: Any) -> int:
    """How many keys and values there are."""
    count, waiting = 0, [value]
    while waiting:
        part = waiting.pop()
        count += 1
        if isinstance(part, dict):
            count += len(part)
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return count
