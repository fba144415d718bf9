"""From the bytes of a playbook file to the compiled playbook, or to everything wrong with it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Any

from pydantic import ValidationError

from salescoach.playbook import written
from salescoach.playbook.assembly import Assembly
from salescoach.playbook.default_warnings import with_default_warnings
from salescoach.playbook.extending import Load, layers_of, put_together
from salescoach.playbook.ignores import not_ignored
from salescoach.playbook.library import with_library
from salescoach.playbook.meaning import meaning_findings
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import FORMAT, playbook_from_resolved
from salescoach.playbook.problems import Finding, Problem, errors_among, finding, in_order
from salescoach.playbook.reader import Document, read_yaml
from salescoach.playbook.references import reference_findings
from salescoach.playbook.resolve import resolved
from salescoach.playbook.shape import shape_findings
from salescoach.playbook.walking import Map, id_of, maps
from salescoach.values.decoding import kind_of
from salescoach.values.record import record


@record
class Compiled:
    """A playbook without errors: the resolved form that a deal is pinned to, and the model.

    `problems` are warnings and notes; `silenced` is how many more a comment of the file silences.
    `own_warnings` are the ids of the danger signs that it writes itself, or what it extends does;
    those of the set that comes with the program are no part of them. `library` is as written.
    """

    resolved: dict[str, Any]
    playbook: Playbook
    problems: tuple[Problem, ...] = ()
    silenced: int = 0
    own_warnings: frozenset[str] = frozenset()
    library: dict[str, Any] = field(default_factory=dict)


@record
class Broken:
    """A playbook with errors: all problems, in the order of the file; `silenced` as above."""

    problems: tuple[Problem, ...]
    silenced: int = 0


@record
class Sound:
    """A playbook without errors, as lint looks at it.

    `data` is it as read, with its library, what it extends and the warnings of the program filled
    in; `playbook` and `own_warnings` as above.
    """

    data: Map
    playbook: Playbook
    own_warnings: frozenset[str]


Lint = Callable[[Sound], Iterable[Finding]]
"""What a good trainer would say about a playbook that has no errors."""


def compile_playbook(
    data: bytes, file: str, load: Load | None = None, lint: Lint | None = None
) -> Compiled | Broken:
    """Read, check and compile. `file` is the name to show; `load` gets what it `extends`.

    Who opens a deal does not mend the playbook: only what checks one passes `lint`.
    """
    document, problems = read_yaml(data, file)
    if not isinstance(document.data, dict) or not document.whole:
        return Broken(problems)
    layers = layers_of(document, load)
    problems = (*problems, *layers.problems)
    other = tuple(one.problem(found) for one in layers.files for found in _version(one.data))
    if other or not layers.whole:
        return Broken(in_order((*problems, *other)))
    together, wrong = put_together(layers.files)
    whole, findings = with_library(together)
    own = frozenset(filter(None, (id_of(rule) for _, rule in maps(whole.data, "warnings"))))
    whole, more = with_default_warnings(whole)
    model, misshapen = _validated(whole.data)
    findings += (*misshapen, *reference_findings(whole.data), *meaning_findings(whole.data))
    told = (whole.problem(found) for found in findings)
    found = in_order((*problems, *wrong, *more, *told))
    if model is None or errors_among(found):
        return Broken(*_not_ignored(layers.files, found, linted=False))
    form = resolved(model)
    playbook = playbook_from_resolved(form)
    if lint is not None:
        hints = _in_file(document, whole, lint(Sound(whole.data, playbook, own)))
        found = in_order((*found, *hints))
    problems, silenced = _not_ignored(layers.files, found, linted=lint is not None)
    library = whole.data.get("library") or {}
    return Compiled(form, playbook, problems, silenced, own, library)


def _in_file(document: Document, whole: Assembly, findings: Iterable[Finding]) -> Iterable[Problem]:
    """What lint finds in the file that is checked; the files below it are mended elsewhere."""
    for found in findings:
        if whole.origin(found.path)[0] is document:
            yield whole.problem(found)


def _not_ignored(
    files: Sequence[Document], problems: tuple[Problem, ...], *, linted: bool
) -> tuple[tuple[Problem, ...], int]:
    """What the comments of each file leave; they are judged when it is that file that is checked.

    In a playbook that extends it, an element that a comment speaks of may be changed, or gone.
    """
    left: list[Problem] = []
    silenced = 0
    for file in files:
        its = [one for one in problems if one.file == file.file]
        own, count = not_ignored(file, its, judged=file is files[0], linted=linted)
        left += own
        silenced += count
    return in_order(left), silenced


def _validated(data: dict[str, Any]) -> tuple[written.Playbook | None, tuple[Finding, ...]]:
    try:
        return written.Playbook.model_validate(data), ()
    except ValidationError as error:
        return None, shape_findings(error, data)


def _version(data: dict[str, Any]) -> list[Finding]:
    version = data.get("salescoach")
    if version is None or version == str(FORMAT):
        return []
    found = kind_of(version) if isinstance(version, dict | list) else str(version)[:20]
    return [finding("SC208", ("salescoach",), found=found, known=FORMAT)]
