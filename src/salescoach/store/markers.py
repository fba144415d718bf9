"""Deal files in which git has left both versions of some lines, between its markers.

Such a file is no damage: nothing is lost. Each of the two sides is a file of its own, but its
digest may be that of neither: lines beside the conflict were merged already.
"""

from collections.abc import Iterable

_OURS, _BASE, _MIDDLE, _THEIRS = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"


def is_marked(data: bytes) -> bool:
    """Whether git has left a conflict in it."""
    return sides(data) is not None


def sides(data: bytes) -> tuple[bytes, bytes] | None:
    """Ours and theirs, each with all that both share; None where there is no whole conflict."""
    ours: list[bytes] = []
    theirs: list[bytes] = []
    into: Iterable[list[bytes]] = (ours, theirs)
    inside, conflicts = b"", 0
    for line in data.splitlines(keepends=True):
        mark = _mark(line)
        if mark is None:
            for side in into:
                side.append(line)
        elif mark not in _AFTER[inside]:
            return None
        else:
            into = _into(ours, theirs)[mark]
            conflicts += mark == _THEIRS
            inside = b"" if mark == _THEIRS else mark
    if inside or not conflicts:
        return None
    return b"".join(ours), b"".join(theirs)


_AFTER = {b"": {_OURS}, _OURS: {_BASE, _MIDDLE}, _BASE: {_MIDDLE}, _MIDDLE: {_THEIRS}}


def _into(ours: list[bytes], theirs: list[bytes]) -> dict[bytes, tuple[list[bytes], ...]]:
    return {_OURS: (ours,), _BASE: (), _MIDDLE: (theirs,), _THEIRS: (ours, theirs)}


def _mark(line: bytes) -> bytes | None:
    """A marker stands at the beginning of a line; a line of our JSON never looks like it."""
    start, rest = line[:7], line[7:8]
    known = start in (_OURS, _BASE, _MIDDLE, _THEIRS)
    return start if known and rest in (b"", b" ", b"\n", b"\r") else None
