"""Getting at a playbook by its id or its file: compiled once, then read from the cache.

The cache only saves time: an unreadable, unwritable or damaged one changes no answer.
"""

import contextlib
from functools import lru_cache
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from salescoach.cli.session import Session
from salescoach.errors import Fatal, NotFound, SalesCoachError
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import FORM, playbook_from_resolved
from salescoach.playbook.places import shipped
from salescoach.store.atomic import make_folders, reason_of, write_whole
from salescoach.store.disk import followed
from salescoach.values.canonical import BadJson, canonical, digest_of, read_json
from salescoach.values.decoding import BadShape
from salescoach.values.messages import Message, Unit, say
from salescoach.values.record import record
from salescoach.values.similar import most_like
from salescoach.version import VERSION

DEFAULT = "technical-sale"
_YAML = (".yaml", ".yml")
_LONGEST = 80  # of a name that is compared with others


def playbook_file(session: Session, name: str) -> Path:
    """The file of a shipped playbook's id, or the file named; NotFound for neither."""
    if name.endswith(_YAML) or "/" in name:
        return session.world.folder / name
    known = shipped()
    if name in known:
        return known[name]
    near = nearest_playbook(session, name, session.world.folder)
    hint = say("hint.did-you-mean", word=near) if near else say("hint.one-of", words=tuple(known))
    raise NotFound(say("no-such-playbook", name=name[:60]), hint)


def nearest_playbook(session: Session, name: str, folder: Path, *, but: str = "") -> str | None:
    """The file of the folder, except `but`, or the shipped id that was meant by a name."""
    if len(name) > _LONGEST:
        return None
    among = {id_: id_ for id_ in shipped()}
    with contextlib.suppress(OSError):
        files = [
            one for one in session.world.disk.names(folder) if one.endswith(_YAML) and one != but
        ]
        among |= {Path(one).stem: one for one in reversed(files)}
    near = name if name in among else most_like(name, among)
    return among[near] if near is not None else None


def playbook_bytes(session: Session, path: Path) -> bytes:
    """The content of a playbook file, or of a page on them; Fatal where it can't be read."""
    try:
        return session.world.disk.read(followed(path))
    except FileNotFoundError as error:
        hint = _other_file(session, path)
        missing = say("file-unreadable", path=str(path), reason=reason_of(error))
        raise Fatal(missing, hint) from error
    except OSError as error:
        if _is_folder(session, path):
            raise Fatal(say("is-folder", path=str(path)), say("hint.files-in-it")) from error
        raise Fatal(say("file-unreadable", path=str(path), reason=reason_of(error))) from error


def _other_file(session: Session, path: Path) -> Message | None:
    near = nearest_playbook(session, path.name.removesuffix(path.suffix), path.parent)
    if near is None or near == path.name:
        return None
    return say("hint.did-you-mean", word=near if near in shipped() else str(path.with_name(near)))


def _is_folder(session: Session, path: Path) -> bool:
    with contextlib.suppress(OSError):
        return S_ISDIR(session.world.disk.mode(followed(path)) or 0)
    return False


@record
class Loaded:
    """A playbook out of a file: the resolved form to pin a deal to, and the model.

    `bases` are the files of what it extends, nearest first, with their digests; `digest` is that
    of the file itself.
    """

    path: Path
    digest: str
    resolved: dict[str, Any]
    playbook: Playbook
    bases: dict[str, str]


def load(session: Session, name: str) -> tuple[dict[str, Any], Playbook]:
    """The resolved form to pin a deal to, and the model; Fatal where the playbook has errors."""
    loaded = load_file(session, name)
    return loaded.resolved, loaded.playbook


def load_file(session: Session, name: str) -> Loaded:
    """The same with where it comes from."""
    path = playbook_file(session, name)
    data = playbook_bytes(session, path)
    cached = _cached_at(session, path, data)
    found = _from_cache(session, cached) or _compiled(session, path, data, cached)
    return Loaded(path, digest_of(data), *found)


def compiled_before(session: Session, name: str) -> Playbook | None:
    """The model where it is in the cache; None where it would have to be compiled first."""
    path = playbook_file(session, name)
    found = _from_cache(session, _cached_at(session, path, playbook_bytes(session, path)))
    return found[1] if found is not None else None


def known_or_errors(session: Session, path: Path) -> Playbook | int:
    """The model, or how many errors there are instead; Fatal where the file cannot be read."""
    data = playbook_bytes(session, path)
    cached = _cached_at(session, path, data)
    found = _from_cache(session, cached) or _compiled_or_errors(session, path, data, cached)
    return found if isinstance(found, int) else found[1]


def keep_compiled(session: Session, path: Path, data: bytes, resolved: dict[str, Any]) -> None:
    """Put what a file comes to into the cache, so that it need not be compiled."""
    _keep(session, _cached_at(session, path, data), resolved, {})


def _cached_at(session: Session, path: Path, data: bytes) -> Path:
    return session.folders.cache / "playbooks" / f"{_key(path, data)}.json"


def _key(path: Path, data: bytes) -> str:
    """Of a file with this content in this folder: what it extends may stand beside it."""
    parts = [VERSION, str(FORM), str(path.resolve().parent), digest_of(data)]
    return digest_of(canonical(parts))


_Found = tuple[dict[str, Any], Playbook, dict[str, str]]


def _compiled(session: Session, path: Path, data: bytes, cached: Path) -> _Found:
    found = _compiled_or_errors(session, path, data, cached)
    if isinstance(found, int):
        problems = Unit(found, "error")
        hint = say("hint.check", file=str(path))
        raise Fatal(say("playbook-broken", file=str(path), problems=problems), hint)
    return found


def _compiled_or_errors(session: Session, path: Path, data: bytes, cached: Path) -> _Found | int:
    from salescoach.cli.bases import Bases
    from salescoach.playbook.compiling import Broken, compile_playbook
    from salescoach.playbook.problems import errors_among

    bases = Bases(session)
    compiled = compile_playbook(data, str(path), bases)
    if isinstance(compiled, Broken):
        return len(errors_among(compiled.problems))
    _keep(session, cached, compiled.resolved, bases.read)
    return compiled.resolved, compiled.playbook, bases.read


def _keep(session: Session, cached: Path, resolved: dict[str, Any], bases: dict[str, str]) -> None:
    whole = {"digest": digest_of(canonical(resolved)), "bases": bases, "resolved": resolved}
    with contextlib.suppress(SalesCoachError, OSError):
        make_folders(session.world.disk, cached.parent)
        write_whole(session.world.disk, cached, canonical(whole), nonce=session.world.nonce())


def _from_cache(session: Session, cached: Path) -> _Found | None:
    try:
        whole = _whole(session.world.disk.read(cached))
        if whole is None:
            return None
        bases, resolved, playbook = whole
        for base, digest in bases.items():
            if digest_of(session.world.disk.read(Path(base))) != digest:
                return None
        return resolved, playbook, bases
    except (OSError, BadJson, BadShape, KeyError, TypeError, AttributeError):
        return None


@lru_cache(maxsize=4)
def _whole(data: bytes) -> tuple[dict[str, str], dict[str, Any], Playbook] | None:
    """What an entry of the cache holds: the files it stands on, with their digests, and both forms.

    Once a process for the same bytes, as tests of playbooks open many deals in one. None where the
    entry is damaged.
    """
    whole = read_json(data)
    resolved: dict[str, Any] = whole["resolved"]
    if whole["digest"] != digest_of(canonical(resolved)):
        return None
    return whole["bases"], resolved, playbook_from_resolved(resolved)
