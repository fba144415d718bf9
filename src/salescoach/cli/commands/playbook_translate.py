"""`playbook translate`: a translation to fill in, with what is translated already."""

import codecs
import stat
from pathlib import Path
from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.no_folder import missing_folder
from salescoach.cli.options import command
from salescoach.cli.playbooks import Loaded, load_file, playbook_bytes
from salescoach.cli.rendering.commands import line
from salescoach.cli.schemas import schema_file
from salescoach.cli.session import Session
from salescoach.cli.translations import (
    File,
    base_in,
    keep,
    kept_for,
    language_of,
    translates,
    translations_beside,
    translations_of,
)
from salescoach.errors import BadUsage, Fatal, InputNeeded, NotFound, Refused
from salescoach.store.atomic import reason_of, write_whole
from salescoach.store.translations import LANGUAGE
from salescoach.values.messages import Argument, say

EXAMPLE = "Example: salescoach playbook translate technical-sale fr"
SCHEMA = "playbook-translation"
_LONGEST = 400  # of a path that is told


@command(formats=("table", "plain"))
def run(
    session: Session,
    playbook: Annotated[str, typer.Argument(help="A file, or the id of a shipped playbook.")],
    language: Annotated[str, typer.Argument(help="The other language, like de or pt-BR.")],
    output: Annotated[
        str | None, typer.Option("--output", help="Write it to this file.", metavar="FILE")
    ] = None,
    install: Annotated[
        bool, typer.Option("--install", help="Let the deals there are have these texts.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what --install would do.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Put it over the file that is there.")] = False,
) -> int:
    """Every text of the playbook, with its words above it and an empty place below.

    What NAME.LANG.yaml beside the playbook has already stays; where the words have changed since,
    those of before stand in a line beginning with # was: - take it away when you have looked.

    New deals have the translations beside their playbook. --install gives them to deals that are
    there already; a text counts only where the deal has the very words that were translated.

    Exit code 1: nothing of it can be used, or --output names what is not this translation.
    """
    if LANGUAGE.fullmatch(language) is None:
        raise BadUsage(say("translated.bad-tag", text=language[:60]), say("hint.language"))
    if install and output is not None:
        raise BadUsage(say("translated.one-of"))
    loaded = load_file(session, playbook)
    if language == loaded.playbook.language:
        raise BadUsage(say("translated.same", playbook=loaded.playbook.id, language=language))
    if install:
        return _install(session, loaded, language, dry_run=dry_run)
    return _fill_in(session, loaded, language, output, yes=yes)


def _fill_in(
    session: Session, loaded: Loaded, language: str, output: str | None, *, yes: bool
) -> int:
    from salescoach.trainer.translations.checks import texts_told
    from salescoach.trainer.translations.reading import Unreadable, read_translation
    from salescoach.trainer.translations.writing import sheet

    base = base_in(session, loaded.path)
    before = None
    for file in _beside(session, loaded, language):
        data = playbook_bytes(session, file.path)
        if _is_empty(data):
            continue  # whoever writes `> pumps.de.yaml` has it made before we are asked
        found = read_translation(data, str(file.path), base)
        if isinstance(found, Unreadable):
            shown = str(file.path)[:_LONGEST]
            hint = say("hint.check", file=shown)
            raise Fatal(say("translated.broken", file=shown), hint)
        before = found.document
    made = sheet({**base.texts, "id": base.id}, base.language, language, before)
    text = "\n".join(made.lines) + "\n"
    if output is None or output == "-":
        session.out.screen(text)
    else:
        path = session.world.folder / output
        _check_target(session, path, loaded, language)
        _write(session, path, text, texts_told(made.waiting - made.usual, made.usual), yes=yes)
    return Exit.WORKED


def _check_target(session: Session, path: Path, loaded: Loaded, language: str) -> None:
    """Refused: something else lies there, or nothing would find a translation under that name."""
    name, shown = loaded.playbook.id, str(path)[:_LONGEST]
    right = f"{loaded.path.stem}.{language}{loaded.path.suffix}"
    hint = say("hint.translation-name", file=str(path.with_name(right))[:_LONGEST])
    mode = _mode(session, path, shown)
    if mode is not None:
        if not stat.S_ISREG(mode):
            raise Fatal(say("translated.no-file", path=shown), hint)
        data = playbook_bytes(session, path)
        if not translates(data, name) and not _is_empty(data):
            raise Refused(say("translated.something-else", path=shown, playbook=name), hint)
    if language_of(path) != (loaded.path.stem, language):
        raise Refused(say("translated.not-found-there", path=shown), hint)


def _is_empty(data: bytes) -> bool:
    return not data.removeprefix(codecs.BOM_UTF8).strip()


def _mode(session: Session, path: Path, shown: str) -> int | None:
    try:
        return session.world.disk.mode(path.resolve())
    except OSError as error:
        raise Fatal(say("disk-failed", path=shown, reason=reason_of(error))) from error
    except (ValueError, RuntimeError) as error:
        raise Fatal(say("disk-failed", path=shown, reason=str(error))) from error


def _beside(session: Session, loaded: Loaded, language: str) -> tuple[File, ...]:
    files = translations_beside(session, loaded.path)
    return tuple(file for file in files if file.language == language)


def _write(session: Session, path: Path, text: str, waiting: Argument, *, yes: bool) -> None:
    """Into a file, which is there whole or not at all; nothing is put over unasked."""
    shown = str(path)[:_LONGEST]
    if _mode(session, path, shown) is not None:
        _make_sure(session, shown, yes=yes)
    _put_schema(session, path.resolve().parent)
    write_whole(session.world.disk, path.resolve(), text.encode(), nonce=session.world.nonce())
    session.words(say("translated.written", path=shown, texts=waiting))


def _put_schema(session: Session, folder: Path) -> None:
    """What the first line names, for editors; where something is called so, that stays."""
    path = folder / f"{SCHEMA}.schema.json"
    shown = str(path)[:_LONGEST]
    if _mode(session, path, shown) is not None:
        return
    data = playbook_bytes(session, schema_file(SCHEMA))
    write_whole(session.world.disk, path, data, nonce=session.world.nonce())
    session.words(say("translated.schema", path=shown))


def _make_sure(session: Session, shown: str, *, yes: bool) -> None:
    if yes:
        return
    if not session.may_ask:
        raise InputNeeded(say("translated.there", path=shown))
    from salescoach.cli.prompts import says_yes

    no, yes_ = say("prompt.translation-no"), say("prompt.translation-yes")
    if not says_yes(session, say("prompt.translation", path=shown), no=no, yes=yes_):
        raise Refused(say("translated.kept", path=shown))


def _install(session: Session, loaded: Loaded, language: str, *, dry_run: bool) -> int:
    files = translations_of(session, loaded).get(language, ())
    name = loaded.playbook.id
    if not files:
        what = say(
            "translated.none", playbook=name, language=language, file=str(loaded.path)[:_LONGEST]
        )
        command = line("playbook", "translate", str(loaded.path), language)
        raise NotFound(what, say("hint.translate", command=command))
    missing = missing_folder(session)
    if missing is not None:
        raise NotFound(say("no-data-folder", path=str(missing)[:_LONGEST]))
    kept = kept_for(session, loaded, language, files)
    if kept is None:
        return Exit.NO
    if not kept.words:
        session.words(say("translated.nothing-yet", playbook=name, language=language))
        return Exit.NO
    changed = keep(session, name, language, kept, dry_run=dry_run)
    told = "translated.installed" if changed else "translated.installed-already"
    if changed and dry_run:
        told = "translated.would-install"
    session.words(say(told, playbook=name, language=language))
    return Exit.WORKED
