"""`extends`: a playbook on top of another one.

The compiler opens no file. It asks a loader for the playbook that is named, and the caller decides
which files may be read (docs/adr/0010).
"""

from collections.abc import Callable

from salescoach.playbook.assembly import Assembly, alone, size_of
from salescoach.playbook.hints import did_you_mean
from salescoach.playbook.merging import merged
from salescoach.playbook.problems import Problem, finding
from salescoach.playbook.reader import MOST_NODES, Document, read_yaml
from salescoach.values.messages import Message, say
from salescoach.values.record import record

MOST_FILES = 8


@record
class Base:
    """A playbook to extend: its content, and the name to show."""

    data: bytes
    file: str


@record
class NoBase:
    """Why there is nothing to extend, and the name that was meant where one is near."""

    reason: Message
    near: str | None = None


Load = Callable[[str, str], Base | NoBase | Message]
"""From what `extends` says, and the file that says it, to that playbook, or to why there is none.

The same file has the same name each time.
"""


@record
class Layers:
    """A file and what it extends, nearest first. None of `files` is missing, if `whole`."""

    files: tuple[Document, ...]
    whole: bool
    problems: tuple[Problem, ...] = ()


def layers_of(document: Document, load: Load | None) -> Layers:
    """Read every playbook that a file builds on."""
    files = [document]
    problems: list[Problem] = []
    while isinstance(name := files[-1].data.get("extends"), str):
        found = _loaded(name, files, load)
        if isinstance(found, Problem):
            return Layers(tuple(files), whole=False, problems=(*problems, found))
        base, wrong = read_yaml(found.data, found.file)
        problems += wrong
        if not isinstance(base.data, dict) or not base.whole:
            return Layers(tuple(files), whole=False, problems=tuple(problems))
        files.append(base)
    return Layers(tuple(files), whole=True, problems=tuple(problems))


def _loaded(name: str, files: list[Document], load: Load | None) -> Base | Problem:
    names = [file.file for file in files]
    if load is None:
        found: Base | NoBase | Message = say("extends.not-read")
    elif len(files) == MOST_FILES:
        found = say("extends.too-many", most=MOST_FILES)
    else:
        found = load(name, names[-1])
    if isinstance(found, Message):
        found = NoBase(found)
    if isinstance(found, NoBase):
        wrong = finding("SC311", ("extends",), name=name[:60], reason=found.reason,
                        remedy=did_you_mean(found.near))  # fmt: skip
        return files[-1].problem(wrong)
    if found.file == names[-1]:
        return files[-1].problem(finding("SC312", ("extends",), variant="itself", file=found.file))
    if found.file in names:
        steps = (*names[names.index(found.file) :], found.file)
        return files[-1].problem(finding("SC312", ("extends",), steps=steps))
    return found


def put_together(files: tuple[Document, ...]) -> tuple[Assembly, tuple[Problem, ...]]:
    """One playbook: each file on top of the next."""
    whole = alone(files[-1])
    problems: list[Problem] = []
    for document in reversed(files[:-1]):
        whole, wrong = merged(whole, alone(document))
        problems += [document.problem(found) for found in wrong]
        if size_of(whole.data) > MOST_NODES:
            problems.append(document.problem(finding("SC107", ("extends",), most=MOST_NODES)))
            break
    return whole, tuple(problems)
