"""What a command works with: the shared options, the folders, the store, the wording, the day.

Built once a command; the expensive parts only when they are asked for.
"""

from datetime import date
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR

from salescoach.cli.output import Output
from salescoach.cli.places import Folders, configuration_file, folders
from salescoach.cli.world import World, is_terminal
from salescoach.errors import BadUsage, Fatal, NotFound
from salescoach.store.atomic import disk_failed
from salescoach.store.files import FileStore
from salescoach.store.port import Stamp
from salescoach.values.days import parse_day
from salescoach.values.messages import Message, Weekday, say
from salescoach.values.record import record
from salescoach.values.text import has_unsafe
from salescoach.wording.catalogue import SOURCE_LANGUAGE, Catalogue, catalogue_for, languages


@record(kw_only=True)
class Shared:
    """The options that every command takes, as given."""

    home: str | None = None
    at: str | None = None
    format: str | None = None
    json: bool = False
    lang: str | None = None
    actor: str | None = None
    no_input: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    debug: bool = False


class Session:
    """One command's surroundings. Raises BadUsage for a shared option that makes no sense."""

    def __init__(self, world: World, shared: Shared, formats: tuple[str, ...]) -> None:
        self.world = world
        self.shared = shared
        self.out = Output(world, quiet=shared.quiet)
        self.today = self._today()
        self.format = self._format(formats)
        self.out.exact = self.format != "table"
        if shared.color not in ("auto", "always", "never"):
            hint = say("hint.one-of", words=("auto", "always", "never"))
            raise BadUsage(say("bad-color", text=shared.color[:60]), hint)
        if self.language != SOURCE_LANGUAGE:
            _ = self.catalogue  # an unknown language is refused before anything is recorded

    @property
    def env(self) -> dict[str, str]:
        """Environment variables that are set and not empty."""
        return {name: value for name, value in self.world.env.items() if value}

    @cached_property
    def folders(self) -> Folders:
        """Where data, state and cache lie."""
        return folders(self.world.env, self.shared.home)

    @cached_property
    def holidays(self) -> frozenset[date]:
        """The days on which nobody works, from the user's configuration.

        Raises:
            Fatal: the file is there and cannot be read or understood.
        """
        path = configuration_file(self.world.env)
        if path is None or not self._there(path):
            return frozenset()
        from salescoach.cli.configuration import read_configuration

        return read_configuration(self.world.disk, path).holidays

    @property
    def home(self) -> Path:
        """The data folder."""
        return self.folders.home

    @cached_property
    def store(self) -> FileStore:
        """The deals."""
        try:
            found = self.world.disk.mode(self.home)
            usable = found is None or S_ISDIR(found) or self.home.is_dir()
        except OSError as error:
            raise disk_failed(error, self.home) from error
        if not usable:
            raise Fatal(say("home-is-no-folder", path=str(self.home)))
        return FileStore(self.world.disk, self.home, self.folders.state)

    @property
    def language(self) -> str:
        """The chosen language."""
        return self.shared.lang or self.env.get("SALESCOACH_LANG") or SOURCE_LANGUAGE

    @cached_property
    def catalogue(self) -> Catalogue:
        """The wording in the chosen language."""
        language = self.language
        locales = self.world.locales
        found = catalogue_for(language, locales, today=self.today)
        if found is None:
            hint = say("hint.languages", words=languages(locales))
            raise NotFound(say("no-language", language=language[:60]), hint)
        return found

    @property
    def actor(self) -> str:
        """Who records; BadUsage for a name that can't be stored."""
        chosen = self.shared.actor or self.env.get("SALESCOACH_ACTOR", "")
        name = chosen.strip() or self.world.login()
        if has_unsafe(name):
            raise BadUsage(say("unsafe-text", what="--actor"))
        return name[:100]

    @property
    def may_ask(self) -> bool:
        """Whether a prompt is allowed: a terminal on both sides, and nothing that forbids it."""
        return (
            is_terminal(self.world.stdin)
            and is_terminal(self.world.stderr)
            and not self.shared.no_input
            and self.format != "json"
            and "CI" not in self.env
            and self.env.get("TERM") != "dumb"
        )

    @property
    def on_terminal(self) -> bool:
        """Whether the data goes to a terminal."""
        return is_terminal(self.world.stdout)

    def text(self, message: Message) -> str:
        """A message in the chosen language."""
        return self.catalogue.text(message)

    def explain(self) -> None:
        """With --verbose: where the deals are, what day it is, who records."""
        if self.shared.verbose:
            home, actor = str(self.home), self.actor
            self.words(say("verbose", home=home, day=Weekday(self.today), actor=actor))

    def words(self, message: Message) -> None:
        """Say something to the person at the keyboard."""
        self.out.words(self.text(message))

    def _there(self, path: Path) -> bool:
        """Whether something is there to be read, or to be told of."""
        try:
            return self.world.disk.mode(path) is not None
        except OSError:
            return True

    def stamp(self, on: date | None = None) -> Stamp:
        """Who records, for which day."""
        return Stamp(
            actor=self.actor, on=on or self.today, now=self.world.now, nonce=self.world.nonce
        )

    def _today(self) -> date:
        given = self.shared.at or self.env.get("SALESCOACH_AT")
        if given is None:
            return parse_day(self.world.local_day(self.world.now()))
        return day_of(given)

    def _format(self, formats: tuple[str, ...]) -> str:
        given = "json" if self.shared.json else self.shared.format
        if given is None:
            return "table" if is_terminal(self.world.stdout) else "plain"
        if given not in formats:
            hint = say("hint.one-of", words=formats)
            raise BadUsage(say("bad-format", format=given[:60]), hint)
        return given


def day_of(text: str) -> date:
    """A day that somebody typed; BadUsage for anything else."""
    try:
        return parse_day(text.strip())
    except ValueError as error:
        raise BadUsage(say("bad-day", text=text[:60]), say("hint.day")) from error
