"""The playbooks that somebody can use here: those that ship, and the files of the current folder.

A file is a playbook by its first words, so nothing else in the folder is read through. Of those
that ship only the first lines are read; of others, what was compiled before comes from the cache.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from salescoach.cli.playbooks import known_or_errors, load_file, playbook_bytes
from salescoach.cli.session import Session
from salescoach.cli.translations import shown
from salescoach.errors import Fatal, SalesCoachError
from salescoach.playbook.head import Head, head_of, read_head
from salescoach.playbook.places import shipped
from salescoach.store.atomic import disk_failed
from salescoach.values.messages import Unit, say
from salescoach.values.record import record

_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:salescoach|\"salescoach\"|'salescoach')[ \t]*:", re.MULTILINE
)
_YAML = (".yaml", ".yml")


@record(kw_only=True)
class Found:
    """A playbook, or what should be one.

    Attributes:
        file: the path as somebody types it; of one that ships, where it lies.
        ships: it comes with the program.
        tests: whether a file with tests lies beside it.
        head: None where it has errors.
        errors: how many.
    """

    file: str
    ships: bool
    tests: bool
    head: Head | None
    errors: int = 0


def found_playbooks(session: Session) -> Iterator[Found]:
    """Those that ship by their ids, then those of the folder by their names.

    Of the folder what cannot be read is told in words, and left out. Fatal: the folder itself.
    """
    for path in shipped().values():
        yield _shipped(session, path)
    for name in _names(session):
        path = session.world.folder / name
        try:
            is_one = _HEAD.search(playbook_bytes(session, path)) is not None
        except Fatal as error:
            session.words(error.sentence)
            continue
        if is_one:
            yield _found(session, path, name, ships=False)


def tell_of_others(session: Session) -> None:
    """Where nothing was named: that the playbooks of this folder were not looked at."""
    try:
        names = [name for name in _names(session) if _is_playbook(session, name)]
    except SalesCoachError:
        return
    if names:
        count = Unit(len(names), "playbook-here")
        session.words(say("not-looked-at", playbooks=count, example=names[0]))


def _is_playbook(session: Session, name: str) -> bool:
    return _HEAD.search(playbook_bytes(session, session.world.folder / name)) is not None


def _names(session: Session) -> Iterator[str]:
    """What could be a playbook: no tests, no translation; these have a dot in their name."""
    try:
        names = session.world.disk.names(session.world.folder)
    except OSError as error:
        raise disk_failed(error, session.world.folder) from error
    for name in names:
        path = Path(name)
        if path.suffix in _YAML and "." not in path.stem:
            yield name


def _shipped(session: Session, path: Path) -> Found:
    """By the first lines; with the titles of another language as any other."""
    head = None
    if session.texts_language is None:
        head = read_head(playbook_bytes(session, path))
    if head is None:
        return _found(session, path, str(path), ships=True)
    return Found(file=str(path), ships=True, tests=_has_tests(session, path), head=head)


def _found(session: Session, path: Path, file: str, *, ships: bool) -> Found:
    known = known_or_errors(session, path)
    if session.texts_language is not None and not isinstance(known, int):
        known = shown(session, load_file(session, str(path)))
    return Found(
        file=file,
        ships=ships,
        tests=_has_tests(session, path),
        head=None if isinstance(known, int) else head_of(known),
        errors=known if isinstance(known, int) else 0,
    )


def _has_tests(session: Session, path: Path) -> bool:
    try:
        return session.world.disk.mode(path.with_name(f"{path.stem}.test.yaml")) is not None
    except OSError:
        return False
