"""Translations beside a playbook's file: finding them, reading them, keeping them for deals.

What is kept is made anew only when a file has changed: opening a deal reads no YAML for it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from salescoach.cli.playbooks import Loaded, load_file, playbook_bytes
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.errors import Fatal, SalesCoachError
from salescoach.playbook.in_language import Tree, in_language, united
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.store.atomic import reason_of
from salescoach.store.disk import followed
from salescoach.store.translations import LANGUAGE, Kept, Translations, matching
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.version import VERSION

if TYPE_CHECKING:
    from salescoach.playbook.problems import Problem
    from salescoach.trainer.translations.reading import Base, Overlay, Unreadable

_NAME = re.compile(rf"(?P<name>.+)\.(?P<language>{LANGUAGE.pattern})\.ya?ml")
_PLAYBOOK = re.compile(rb"^id[ \t]*:", re.MULTILINE)
_LANGUAGE_SAID = re.compile(
    rb"^language[ \t]*:[ \t]*['\"]?([A-Za-z0-9-]+)['\"]?[ \t]*(?:#.*)?\r?$", re.MULTILINE
)
_TRANSLATION = re.compile(rb"^translates[ \t]*:", re.MULTILINE)


@record
class File:
    """The file of a translation, its language, and the playbook's file that it stands beside."""

    path: Path
    language: str
    base: Path


def is_translation(path: Path, data: bytes) -> bool:
    """Whether a file with this name and content is a translation; `acme.usa.yaml` may be none."""
    if _TRANSLATION.search(data):
        return True
    return _NAME.fullmatch(path.name) is not None and _PLAYBOOK.search(data) is None


def translates(data: bytes, playbook: str) -> bool:
    """Whether a file says that it is a translation of the playbook with this id."""
    wanted = re.escape(playbook.encode())
    said = rb"^translates[ \t]*:[ \t]*(['\"]?)" + wanted + rb"\1[ \t]*(?:#.*)?\r?$"
    return re.search(said, data, re.MULTILINE) is not None


def base_path(path: Path) -> Path:
    """The file of the playbook that a translation stands beside, by its name."""
    return path.with_name(language_of(path)[0] + path.suffix)


def language_of(path: Path) -> tuple[str, str]:
    """The name of the playbook and the language that the name of a file says; none: empty."""
    named = _NAME.fullmatch(path.name)
    return (named["name"], named["language"]) if named else (path.stem, "")


def misnamed_beside(session: Session, path: Path) -> Iterator[tuple[Path, Path | None]]:
    """What says that it is a translation, and is not found by its name; what it may be called."""
    try:
        names = session.world.disk.names(followed(path).parent)
    except OSError:
        return
    stem = path.name.removesuffix(path.suffix) + "."
    for name in names:
        if name.startswith(stem) and name.endswith((".yaml", ".yml")) and name != path.name:
            data = None if _NAME.fullmatch(name) else _content(session, path.with_name(name))
            if data is not None and _TRANSLATION.search(data):
                yield path.with_name(name), named_right(path.with_name(name), data)


def named_right(path: Path, data: bytes) -> Path | None:
    """The name that a translation should have, as far as it and its content say that."""
    name, _, tag = path.stem.rpartition(".")
    said = _LANGUAGE_SAID.search(data)
    first, *others = tag.replace("_", "-").split("-")
    tags = (said[1].decode() if said else "", "-".join((first.lower(), *others)))
    found = next((one for one in tags if LANGUAGE.fullmatch(one)), None)
    return path.with_name(f"{name}.{found}{path.suffix}") if name and found else None


def translations_beside(session: Session, path: Path) -> tuple[File, ...]:
    """Those of the playbook in this file, by language; what cannot be listed has none."""
    try:
        names = session.world.disk.names(followed(path).parent)
    except OSError:
        return ()
    stem = path.name.removesuffix(path.suffix) + "."
    found = []
    for name in names:
        named = _NAME.fullmatch(name) if name.startswith(stem) else None
        if named is not None and named["name"] + path.suffix == path.name:
            file = File(path.with_name(name), named["language"], path)
            data = _data(session, file)
            if data is None or is_translation(file.path, data):
                found.append(file)
    return tuple(found)


def _data(session: Session, file: File) -> bytes | None:
    return _content(session, file.path)


def _content(session: Session, path: Path) -> bytes | None:
    """What it holds; None where that cannot be read."""
    try:
        return playbook_bytes(session, path)
    except Fatal:
        return None


def translations_of(session: Session, loaded: Loaded) -> dict[str, tuple[File, ...]]:
    """By language: those of the playbook itself, and before them those of what it extends."""
    found: dict[str, tuple[File, ...]] = {}
    for path in (*(Path(one) for one in reversed(loaded.bases)), loaded.path):
        for file in translations_beside(session, path):
            found[file.language] = (*found.get(file.language, ()), file)
    return found


def base_in(session: Session, path: Path) -> "Base":
    """What is translated: a playbook without errors. Fatal for any other."""
    from salescoach.cli.bases import Bases
    from salescoach.playbook.compiling import Compiled, compile_playbook

    result = compile_playbook(playbook_bytes(session, path), str(path), Bases(session))
    if not isinstance(result, Compiled):
        load_file(session, str(path.resolve()))  # says what is wrong
        raise AssertionError(path)
    return base_from(result.resolved, result.library)


def base_from(resolved: Tree, library: Tree) -> "Base":
    """What is translated, of a playbook that is compiled."""
    from salescoach.trainer.translations.reading import Base

    return Base(
        id=str(resolved["id"]),
        language=str(resolved["language"]),
        texts={**resolved, "library": library},
    )


def read_file(session: Session, file: File, covered: Tree | None = None) -> "Overlay | Unreadable":
    """One translation with its problems; Fatal where its playbook has errors."""
    from salescoach.trainer.translations.reading import read_translation

    data = playbook_bytes(session, file.path)
    return read_translation(data, str(file.path), base_in(session, file.base), covered)


def problems_of(session: Session, file: File) -> "tuple[tuple[Problem, ...], int]":
    """Everything that is wrong with a translation, and how much of it a comment silences."""
    from salescoach.cli.bases import Bases
    from salescoach.playbook.compiling import Broken, compile_playbook
    from salescoach.trainer.translations.reading import Unreadable, read_translation, without_base

    name = str(file.path)
    try:
        data = session.world.disk.read(followed(file.path))
    except OSError as error:
        reason = say("translates.unreadable", reason=reason_of(error))
        return without_base(None, name, reason).problems, 0
    if _NAME.fullmatch(file.path.name) is None:
        better = named_right(file.path, data)
        hint = say("hint.did-you-mean", word=better.name) if better is not None else None
        return without_base(data, name, say("translates.misnamed"), hint).problems, 0
    try:
        base = session.world.disk.read(followed(file.base))
    except OSError:
        missing = say("translates.missing", file=file.base.name)
        return without_base(data, name, missing).problems, 0
    bases = Bases(session)
    compiled = compile_playbook(base, str(file.base), bases)
    if isinstance(compiled, Broken):
        return without_base(data, name, say("translates.broken")).problems, 0
    covered = _words_of_bases(session, tuple(bases.read), file.language)
    of = base_from(compiled.resolved, compiled.library)
    found = read_translation(data, name, of, covered)
    return (found.problems, 0 if isinstance(found, Unreadable) else found.silenced)


def _words_of_bases(session: Session, paths: tuple[str, ...], language: str) -> Tree:
    """What the translations of the playbooks that one extends have in this language."""
    from salescoach.trainer.translations.reading import Unreadable

    words: Tree = {}
    for path in reversed(paths):
        for file in translations_beside(session, Path(path)):
            try:
                found = read_file(session, file) if file.language == language else None
            except SalesCoachError:
                continue
            if found is not None and not isinstance(found, Unreadable):
                words = united(words, found.words)
    return words


def kept_for(
    session: Session, loaded: Loaded, language: str, files: tuple[File, ...]
) -> Kept | None:
    """The words of a playbook in a language, read anew only where something has changed.

    None where nothing of the files can be used.
    """
    sources = tuple(_source(session, loaded, file) for file in files)
    before = Translations(session.world.disk, session.home).read(loaded.playbook.id, language)
    if before is not None and before.sources == sources:
        return before
    usable = tuple(_usable(session, files))
    if not usable:
        return None
    words: Tree = {}
    for one in usable:
        words = united(words, one.words)
    return Kept(words=words, reviewed=usable[-1].reviewed, sources=sources)


def _source(session: Session, loaded: Loaded, file: File) -> str:
    of = [VERSION, loaded.digest, digest_of(_data(session, file) or b"")]
    return digest_of(canonical(of))


def _usable(session: Session, files: tuple[File, ...]) -> "Iterator[Overlay]":
    """Those that can be read; what is wrong with the others is one word each."""
    from salescoach.playbook.problems import errors_among
    from salescoach.trainer.translations.reading import Unreadable

    for file in files:
        shown, command = str(file.path), line("playbook", "check", str(file.path))
        try:
            found = read_file(session, file)
        except SalesCoachError:
            session.words(say("translated.left-out", file=shown, command=command))
            continue
        if isinstance(found, Unreadable):
            session.words(say("translated.left-out", file=shown, command=command))
            continue
        if errors_among(found.problems):
            session.words(say("translated.partly", file=shown, command=command))
        yield found


def keep_translations(session: Session, loaded: Loaded) -> bool:
    """Put what stands beside the playbook where deals find it; whether anything changed.

    Lines of `apply` are tried first, and keep nothing.

    Raises:
        Fatal: it could not be written.
    """
    changed = False
    if session.growing is not None:
        return changed
    for language, files in translations_of(session, loaded).items():
        kept = kept_for(session, loaded, language, files)
        if kept is not None:
            changed = keep(session, loaded.playbook.id, language, kept) or changed
    return changed


def keep(
    session: Session, playbook: str, language: str, kept: Kept, *, dry_run: bool = False
) -> bool:
    """Keep these words, unless they are there; whether anything changed, or would."""
    store = Translations(session.world.disk, session.home)
    before = store.read(playbook, language)
    if not kept.words or (before is not None and kept.sources == before.sources):
        return False
    if dry_run:
        return True
    with session.store.held_folder(actor=session.actor):
        return store.keep(playbook, language, kept, nonce=session.world.nonce())


def shown(session: Session, loaded: Loaded) -> Playbook:
    """The playbook of a file in the language of the session, as far as it is translated."""
    wanted = session.texts_language
    if wanted is None:
        return loaded.playbook
    files = translations_of(session, loaded)
    for language in matching(wanted, files):
        kept = kept_for(session, loaded, language, files[language])
        words = kept.words if kept is not None else {}
        return playbook_from_resolved(in_language(loaded.resolved, words))
    return loaded.playbook
