"""What a command works with: the shared options, the folders, the store, the wording, the day.

Built once a command; the expensive parts only when they are asked for.
"""

from datetime import date
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any, Literal

from salescoach.cli.configured import configuration_for
from salescoach.cli.output import Output
from salescoach.cli.places import Folders, expanded, folders
from salescoach.cli.settings import (
    ACTOR,
    COLOR,
    HOLIDAYS,
    HOME,
    LANGUAGE,
    SYMBOLS,
    Setting,
)
from salescoach.cli.world import World, is_terminal
from salescoach.errors import BadUsage, Fatal, NotFound
from salescoach.store.atomic import disk_failed
from salescoach.store.files import FileStore
from salescoach.store.port import Stamp
from salescoach.values.days import parse_day
from salescoach.values.messages import Message, Weekday, say
from salescoach.values.record import record
from salescoach.values.text import has_unsafe
from salescoach.wording.catalogue import (
    SOURCE_LANGUAGE,
    TAG,
    Catalogue,
    catalogue_for,
    languages,
    spellings,
)

if TYPE_CHECKING:
    from salescoach.deal.fold import Growing
    from salescoach.guidance.view import View

_WITH_FIELDS = ("plain", "json", "jsonl", "md")


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
    color: str | None = None
    debug: bool = False


Handling = Literal["needed", "told", "shown"]


class Session:
    """One command's surroundings.

    Raises BadUsage for a shared option that makes no sense, and Fatal for a mistake in a
    configuration file, unless the command can do without (`configuration`).
    """

    def __init__(
        self,
        world: World,
        shared: Shared,
        formats: tuple[str, ...],
        *,
        fields: str | None = None,
        configuration: Handling = "needed",
    ) -> None:
        """Of a command with these formats; `fields` as given, of one that lists records."""
        self.world = world
        self.shared = shared
        self.out = Output(world, quiet=shared.quiet)
        self.today = self._today()
        self.views: dict[str, View] = {}  # by playbook; what deals of one have in common stays
        self.growing: dict[str, Growing] | None = None  # where many changes follow each other
        self.format = self._format(formats)
        self.fields = self._fields(fields, formats) if fields is not None else None
        if shared.color not in (None, *COLOR.choices):
            hint = say("hint.one-of", words=COLOR.choices)
            raise BadUsage(say("bad-color", text=str(shared.color)[:60]), hint)
        looked_at = self.format == "table" and self.on_terminal
        self.configuration = configuration_for(world, folders=looked_at)
        if configuration == "needed":
            self.configuration.check()
        self.out.use(self.symbols, exact=self.format != "table")
        if configuration == "told":
            self._tell_mistakes()
        if self.language != SOURCE_LANGUAGE:
            _ = self.catalogue  # what is no language is refused before anything is recorded

    @property
    def env(self) -> dict[str, str]:
        """Environment variables that are set and not empty."""
        return {name: value for name, value in self.world.env.items() if value}

    @cached_property
    def folders(self) -> Folders:
        """Where data, state and cache lie."""
        said = self.configuration.value(HOME)
        return folders(
            self.world.env,
            self.shared.home,
            expanded(said, self.world.env) if said else None,
            current=self.world.folder,
        )

    @cached_property
    def holidays(self) -> frozenset[date]:
        """The days on which nobody works, from the user's configuration."""
        return self.configuration.value(HOLIDAYS) or frozenset()

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
        return FileStore(self.world.disk, self.home, self.folders.state, self.texts_language)

    @property
    def language(self) -> str:
        """The chosen language."""
        return str(self.setting(LANGUAGE) or SOURCE_LANGUAGE)

    @property
    def texts_language(self) -> str | None:
        """The language in which texts of playbooks are wanted; None where nobody said one."""
        return str(self.setting(LANGUAGE) or "") or None

    @property
    def color(self) -> str:
        """`always` or `never` where somebody said so, else `auto`: where a terminal is looked at.

        The variables are those of all programs, and come before the configuration, too.
        """
        if self.shared.color in ("always", "never"):
            return self.shared.color
        env = self.env
        if "NO_COLOR" in env:
            return "never"
        if "FORCE_COLOR" in env or env.get("CLICOLOR_FORCE", "0") != "0":
            return "always"
        if env.get("TERM") == "dumb" or env.get("CLICOLOR") == "0":
            return "never"
        return str(self.shared.color or self.configuration.value(COLOR) or "auto")

    @property
    def symbols(self) -> str:
        """`ascii`, `unicode`, or `auto`: what the terminal's encoding can do; BadUsage else."""
        said = str(self.setting(SYMBOLS) or "auto")
        if said not in SYMBOLS.choices:
            hint = say("hint.one-of", words=SYMBOLS.choices)
            raise BadUsage(say("bad-symbols", text=said[:60]), hint)
        return said

    def setting(self, setting: Setting) -> Any:
        """What the option says, else the variable, else a file; None where none does."""
        given = getattr(self.shared, setting.flag) if setting.flag else None
        said = self.world.env.get(setting.variable) if setting.variable else None
        return given or said or self.configuration.value(setting)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The wording in the chosen language, else in English: playbooks may be translated.

        Whoever asked for it on the command line is told so; who set it for good knows.
        """
        language, locales = self.language, self.world.locales
        for one in spellings(language):
            found = catalogue_for(one, locales, today=self.today)
            if found is not None:
                return found
        if TAG.fullmatch(language) is None:
            from salescoach.store.translations import Translations

            kept = Translations(self.world.disk, self.home).languages()
            hint = say("hint.languages", words=tuple(dict.fromkeys((*languages(locales), *kept))))
            raise NotFound(say("no-language", language=language[:60]), hint)
        english = Catalogue(today=self.today)
        if self.shared.lang is not None:
            self.out.words(english.text(say("language-missing", language=language)))
        return english

    @property
    def actor(self) -> str:
        """Who records; BadUsage for a name that can't be stored."""
        name = str(self.setting(ACTOR) or "").strip() or self.world.login()
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
            and self.format not in ("json", "jsonl")
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

    def stamp(self, on: date | None = None) -> Stamp:
        """Who records, for which day."""
        return Stamp(
            actor=self.actor, on=on or self.today, now=self.world.now, nonce=self.world.nonce
        )

    def _tell_mistakes(self) -> None:
        for mistake in self.configuration.mistakes:
            self.out.words(self.text(say("error", sentence=mistake.sentence)))

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

    def _fields(self, given: str, formats: tuple[str, ...]) -> tuple[str, ...]:
        """The names, each once; whether the records have them is found where these are known."""
        if self.format not in _WITH_FIELDS:
            usable = tuple(one for one in formats if one in _WITH_FIELDS)
            hint = say("hint.fields-format", formats=usable)
            raise BadUsage(say("fields-format", format=self.format), hint)
        return tuple(dict.fromkeys(name.strip() for name in given.split(",")))


def day_of(text: str) -> date:
    """A day that somebody typed; BadUsage for anything else."""
    try:
        return parse_day(text.strip())
    except ValueError as error:
        from salescoach.values.meant import day_hint

        raise BadUsage(say("bad-day", text=text[:60]), day_hint(text)) from error
