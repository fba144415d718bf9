"""`config show`: what is set, and where that is said."""

from typing import Any

from salescoach.cli.configured import Mistake
from salescoach.cli.exits import Exit
from salescoach.cli.options import command
from salescoach.cli.origins import Told, settings_of
from salescoach.cli.places import configuration_file
from salescoach.cli.session import Session
from salescoach.values.messages import Message, Unit, say
from salescoach.values.record import record

EXAMPLE = "Example: salescoach config show"


@record(kw_only=True)
class _File:
    path: str
    own: bool
    there: bool


@command(configuration="shown")
def run(session: Session) -> int:
    """Shows every setting and the folders; for each the option, variable or line that says so.

    Mistakes in the configuration are listed, all of them; what is wrong does not count.

    Exit code 0: all well; 1: there are mistakes.
    """
    told, files = settings_of(session), _files(session)
    mistakes = session.configuration.mistakes
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = _members(session, told, files)
            session.out.data(document("config", session.today, **members))
        case "plain":
            _rows(session, told, files)
        case _:
            _screen(session, told, files)
    if mistakes:
        count = Unit(len(mistakes), "mistake")
        session.words(say("config.mistakes", mistakes=count))
    return Exit.NO if mistakes else Exit.WORKED


def _files(session: Session) -> tuple[_File, ...]:
    """Those that count here, and the user's own, also where it is not there."""
    own = configuration_file(session.world.env, current=session.world.folder)
    found = [
        _File(path=str(one.path), own=one.own, there=one.there)
        for one in session.configuration.files
    ]
    if own is not None and not any(one.own for one in found):
        found.append(_File(path=str(own), own=True, there=False))
    return tuple(found)


def _members(session: Session, told: tuple[Told, ...], files: tuple[_File, ...]) -> dict[str, Any]:
    return {
        "settings": [
            {
                "name": one.name,
                "value": list(one.value) if isinstance(one.value, tuple) else one.value,
                "origin": {
                    "kind": one.origin.kind,
                    "name": one.origin.name,
                    "path": one.origin.path,
                    "line": one.origin.line,
                },
            }
            for one in told
        ],
        "files": [{"path": one.path, "own": one.own, "there": one.there} for one in files],
        "mistakes": [
            {
                "path": str(one.path),
                "line": one.line,
                "column": one.column,
                "message": session.text(one.what),
                "hint": session.text(one.hint) if one.hint else None,
            }
            for one in session.configuration.mistakes
        ],
    }


def _rows(session: Session, told: tuple[Told, ...], files: tuple[_File, ...]) -> None:
    for one in told:
        origin = one.origin
        where = (origin.kind, origin.name or origin.path or "", str(origin.line or ""))
        session.out.row(("setting", one.name, _joined(one), *where))
    for file in files:
        scope, there = "own" if file.own else "folder", "there" if file.there else "missing"
        session.out.row(("file", file.path, scope, there))
    for mistake in session.configuration.mistakes:
        place = (str(mistake.line or ""), str(mistake.column or ""))
        hint = session.text(mistake.hint) if mistake.hint else ""
        cells = ("mistake", str(mistake.path), *place, session.text(mistake.what), hint)
        session.out.row(cells)


def _screen(session: Session, told: tuple[Told, ...], files: tuple[_File, ...]) -> None:
    from salescoach.cli.rendering.layout import Screen

    screen, text = Screen(session), session.text
    screen.add((text(say("config.heading-settings")), "bold"))
    width = max(len(one.name) for one in told) + 2
    for one in told:
        value = _joined(one)
        shown = _with_origin(value, one.origin.told) if value else say("config.none")
        screen.column(one.name, text(shown), at=width)
    screen.blank()
    screen.add((text(say("config.heading-files")), "bold"))
    for file in files:
        whose = say("config.own" if file.own else "config.folder")
        place = _with_origin(file.path, whose)
        screen.add(text(place if file.there else _with_origin(place, say("config.missing"))))
    if session.configuration.mistakes:
        screen.blank()
        screen.add((text(say("config.heading-mistakes")), "bold"))
    for mistake in session.configuration.mistakes:
        _mistake(screen, session, mistake)
    session.out.screen(screen.text())


def _mistake(screen: Any, session: Session, mistake: Mistake) -> None:
    screen.add(session.text(mistake.sentence))
    if mistake.hint is not None:
        screen.add(session.text(mistake.hint), indent=2)


def _with_origin(value: str | Message, origin: Message) -> Message:
    return say("config.setting", value=value, origin=origin)


def _joined(one: Told) -> str:
    return " ".join(one.value) if isinstance(one.value, tuple) else one.value or ""
