"""What the tests beside a playbook name, as far as it can be read without playing them."""

from typing import Any

from salescoach.playbook.problems import errors_among
from salescoach.playbook.reader import Read, read_yaml
from salescoach.playbook.walking import Map, maps, texts
from salescoach.values.record import record

_CRITERIA = ("met", "unmet", "unknown", "waived", "open")
_LISTED = ("includes", "exact", "first")


@record
class Covering:
    """The names that tests cover or expect something of: bare ids, and STAGE/ID.

    `stages` are those at whose gate a test looks, as far as it says where the deal stands; the
    empty name is where every deal starts.
    """

    names: frozenset[str]
    stages: frozenset[str]


def covering(data: bytes, playbook: str) -> Covering | None:
    """What a test file names; None for one that cannot be read, or is about another playbook.

    What is wrong with it is told of the test file itself.
    """
    return covering_in(read_yaml(data, ""), playbook)


def covering_in(read: Read, playbook: str) -> Covering | None:
    """The same of a file that was read already."""
    document, problems = read
    if errors_among(problems) or not isinstance(document.data, dict):
        return None
    named = str(document.data.get("playbook")).rpartition("/")[2]
    if named not in (playbook, f"{playbook}.yaml", f"{playbook}.yml"):
        return None
    names: set[str] = set()
    stages: set[str] = set()
    for _, test in maps(document.data, "tests"):
        names.update(texts(test.get("covers")))
        start = _start(test)
        _take(test, start, names, stages)
        for _, case in maps(test, "cases"):
            _take(case, _start(case) or start, names, stages)
    return Covering(frozenset(names), frozenset(stages))


def _start(test: Map) -> list[str]:
    given: Any = test.get("given")
    return texts(given.get("stage")) if isinstance(given, dict) else []


def _take(test: Map, start: list[str], names: set[str], stages: set[str]) -> None:
    for _, expected in maps(test, "expect"):
        for key in _CRITERIA:
            names.update(texts(expected.get(key)))
        if "gate" in expected:
            stages.update((*(start or [""]), *texts(expected.get("stage"))))
        warnings: Any = expected.get("warnings")
        if isinstance(warnings, dict):
            for key in _LISTED:
                names.update(texts(warnings.get(key)))
        else:
            names.update(texts(warnings))
