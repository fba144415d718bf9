"""The configuration files that count for a command, and what they say together.

Light: where there is no file, neither TOML nor the reader is imported (docs/adr/0038).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from salescoach.cli.places import CONFIGURATION, configuration_file
from salescoach.cli.settings import Setting
from salescoach.cli.world import World
from salescoach.errors import Fatal, SalesCoachError
from salescoach.values.messages import Message, Unit, say
from salescoach.values.record import record


@record(kw_only=True)
class Mistake:
    """What is wrong with a file, where, and what mends it. `line` and `column` count from 1.

    Both are None where the file cannot be read at all.
    """

    path: Path
    line: int | None
    column: int | None
    what: Message
    hint: Message | None

    @property
    def sentence(self) -> Message:
        """The mistake with its place: `FILE:LINE:COLUMN: WHAT`."""
        place = str(self.path)
        if self.line is not None:
            place += f":{self.line}:{self.column}"
        return say("config-mistake", place=place, what=self.what)


@record(kw_only=True)
class Written:
    """What one file says. `own`: it is the user's, and no folder's; `text` is None unread.

    `values` by the name of the setting; a mistaken one has none.
    """

    path: Path
    own: bool
    there: bool = True
    text: str | None = None
    values: Mapping[str, Any]
    mistakes: tuple[Mistake, ...] = ()


@record
class Configuration:
    """What all files say that count; the one that counts first comes first."""

    files: tuple[Written, ...] = ()

    def value(self, setting: Setting) -> Any:
        """What is set; None where no file says so."""
        file = self.file_of(setting)
        return None if file is None else file.values[setting.name]

    def file_of(self, setting: Setting) -> Written | None:
        """The file that sets it."""
        return next((one for one in self.files if setting.name in one.values), None)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """All of them, file by file."""
        return tuple(mistake for file in self.files for mistake in file.mistakes)

    def check(self) -> None:
        """Raise Fatal for the first mistake; it says how many more there are."""
        if not self.mistakes:
            return
        first, *others = self.mistakes
        hint = first.hint
        if others:
            more = say("hint.config-more", mistakes=Unit(len(others), "mistake"))
            hint = more if hint is None else say("hint.both", one=hint, other=more)
        raise Fatal(first.sentence, hint)


def configuration_for(world: World, *, folders: bool) -> Configuration:
    """What counts in this world; with `folders`, the file of this folder or of one above, too.

    A named file (`SALESCOACH_CONFIG`) counts alone. A mistake raises nothing here.
    """
    own = configuration_file(world.env, current=world.folder)
    above = None
    if folders and not world.env.get("SALESCOACH_CONFIG"):
        above = _file_above(world)
    found = []
    if above is not None and not _is_the_same(above, own):
        found.append(_read(world, above, own))
    if own is not None and _is_there(world, own):
        found.append(_read(world, own, own))
    return Configuration(tuple(found))


def spoken(world: World) -> Configuration:
    """The same for words that are said before a command's options are known; raises nothing."""
    from salescoach.cli.world import is_terminal

    try:
        return configuration_for(world, folders=is_terminal(world.stdout))
    except (SalesCoachError, OSError, ValueError):
        return Configuration()


def _read(world: World, path: Path, own: Path | None) -> Written:
    from salescoach.cli.configuration import read_file

    return read_file(world.disk, path, own=own, locales=world.locales)


def _file_above(world: World) -> Path | None:
    """The nearest one; what cannot be looked into is passed over."""
    return next((path for path in _candidates(world) if _is_a_file(world, path)), None)


def _candidates(world: World) -> Iterator[Path]:
    try:
        folder = world.folder.absolute()
    except OSError:  # the current folder is gone
        return
    yield folder / CONFIGURATION
    for above in folder.parents:
        yield above / CONFIGURATION


def _is_a_file(world: World, path: Path) -> bool:
    try:
        return world.disk.mode(path) is not None
    except (OSError, ValueError):
        return False


def _is_there(world: World, path: Path) -> bool:
    """Whether something is there to be read, or to be told of."""
    try:
        return world.disk.mode(path) is not None
    except OSError as error:
        return not isinstance(error, NotADirectoryError)


def _is_the_same(one: Path, other: Path | None) -> bool:
    """Whether both lead to one file: whoever stands in the folder of the own one."""
    try:
        return other is not None and one.resolve() == other.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return False
