"""From what somebody typed to test files, and from a test file to its tests."""

from pathlib import Path

from salescoach.cli.bases import Bases
from salescoach.cli.given_files import unreadable
from salescoach.cli.playbooks import playbook_bytes, playbook_file
from salescoach.cli.session import Session
from salescoach.cli.verbs import verbs
from salescoach.errors import Fatal
from salescoach.playbook.compiling import compile_playbook
from salescoach.playbook.places import shipped
from salescoach.store.disk import followed
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.reading import Find, Named, Unusable, read_suite
from salescoach.values.messages import Message, say

_YAML = (".yaml", ".yml")
_ENDINGS = (".test.yaml", ".test.yml")


def scenario_file(session: Session, name: str) -> Path:
    """The test file that is named, or that lies beside the playbook that is named."""
    path = playbook_file(session, name)
    return path if is_test_file(path) else scenario_beside(path)


def is_test_file(path: Path) -> bool:
    """Whether a file with this name holds tests."""
    return path.name.endswith(_ENDINGS)


def scenario_beside(path: Path) -> Path:
    """Where the tests of the playbook in this file stand."""
    return path.parent / f"{path.stem}.test.yaml"


def shipped_tests(session: Session) -> tuple[Path, ...]:
    """The test files of the playbooks that ship, of those that have one."""
    beside = (scenario_file(session, id_) for id_ in shipped())
    return tuple(path for path in beside if is_there(session, path))


def is_there(session: Session, path: Path) -> bool:
    """Whether there is something to be read, or to be told of."""
    try:
        return session.world.disk.mode(path) is not None
    except OSError:
        return True


def suite_of(session: Session, path: Path) -> Suite | Unusable:
    """The tests of a file, or what is wrong with it or with its playbook; Fatal: unreadable."""
    return read_suite(
        playbook_bytes(session, path), str(path), suite_finder(session, path), verbs()
    )


def suite_finder(session: Session, path: Path, compiled: Named | None = None) -> Find:
    """How the test file at this path gets its playbook; `compiled` is one that is there already."""

    def find(name: str) -> Named | Message:
        found = _playbook(session, path, name)
        if isinstance(found, Message):
            return found
        try:
            if compiled is not None and followed(found) == Path(compiled.file).resolve():
                return compiled
            data = playbook_bytes(session, found)
        except Fatal as error:
            return error.sentence
        except OSError as error:
            return unreadable(str(found), error).sentence
        return Named(str(found), compile_playbook(data, str(found), Bases(session)))

    return find


def _playbook(session: Session, path: Path, name: str) -> Path | Message:
    """One that ships, or a file beside the test; as with `extends`, nothing from elsewhere."""
    known = shipped()
    if name in known:
        return known[name]
    if not name.endswith(_YAML):
        return say("extends.unknown")
    folder = path.resolve().parent
    try:
        target = followed(folder / name)
    except OSError:
        return path.parent / name  # whoever reads it says why not
    if Path(name).is_absolute() or not target.is_relative_to(folder):
        return say("extends.outside")
    return path.parent / name
