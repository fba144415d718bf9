"""From messages to text: one catalogue a language, English being the source of all.

A message id is the context (`msgctxt`) of a gettext entry, its English sentence the `msgid`.
Placeholders bring their unit (`{days}` reads "3 days"), names stand in the nominative, and no
sentence is put together from pieces: so that Russian and Chinese can follow.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from salescoach.values.messages import Argument, Message, Quoted, Unit, Weekday, say
from salescoach.values.money import Money
from salescoach.wording.sentences.english import sentences

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "salescoach"
_LONGEST = 20
SOURCE_LANGUAGE = "en"
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language as BCP 47 writes it."""

Sentence = str | tuple[str, str]


class _Translations(Protocol):
    def pgettext(self, context: str, message: str) -> str: ...
    def npgettext(self, context: str, one: str, many: str, n: int) -> str: ...


class Catalogue:
    """Renders messages in one language."""

    def __init__(
        self, translations: _Translations | None = None, today: date | None = None
    ) -> None:
        self._translations = translations
        self._english: Mapping[str, Sentence] = sentences()
        self._this_year = today.year if today else None

    def text(self, message: Message) -> str:
        """The message as a sentence. Foreign text in it is not made harmless here."""
        args = dict(message.args)
        if message.id == "playbook-text":
            return str(args["text"])
        if message.id == "playbook-template":
            return self._filled_in(args)
        return self._filled(self._template(message.id, None), args)

    def argument(self, value: Argument) -> str:
        """One argument as it stands in a sentence."""
        match value:
            case Message():
                return self.text(value)
            case Unit(count, of):
                template = self._template(f"unit.{of}", count)
                return template.replace("{n}", str(count))
            case Quoted(text):
                return self.text(say("quoted", text=text))
            case Weekday(day):
                return self._day(day, "day.with-weekday")
            case Money(amount, currency):
                return self.text(say("money", currency=currency, amount=grouped(amount)))
            case date():
                near = self._this_year in (None, value.year)
                return self._day(value, "day" if near else "day.with-year")
            case tuple():
                return self._list([self.argument(part) for part in value])
            case _:
                return str(value)

    def _day(self, day: date, pattern: str) -> str:
        return self.text(
            say(
                pattern,
                weekday=say(f"weekday.{day.isoweekday()}"),
                day=day.day,
                month=say(f"month.{day.month}"),
                year=str(day.year),
            )
        )

    def _list(self, words: list[str]) -> str:
        if len(words) <= 1:
            return "".join(words)
        start = words[0]
        for word in words[1:-1]:
            start = self._filled(self._template("list.more", None), {"start": start, "next": word})
        return self._filled(self._template("list.last", None), {"start": start, "last": words[-1]})

    def _template(self, id_: str, count: int | None) -> str:
        sentence = self._english[id_]
        if isinstance(sentence, tuple):
            one, many = sentence
            number = 1 if count is None else count
            if self._translations is None:
                return one if number == 1 else many
            return self._translations.npgettext(id_, one, many, number)
        return self._translations.pgettext(id_, sentence) if self._translations else sentence

    def _filled(self, template: str, args: Mapping[str, Argument]) -> str:
        """Placeholders are replaced once; braces in what is put in mean nothing."""
        parts = template.split("{")
        text = parts[0]
        for part in parts[1:]:
            name, _, rest = part.partition("}")
            text += self.argument(args[name]) + rest
        return text

    def _filled_in(self, args: Mapping[str, Argument]) -> str:
        """A text of a playbook: only words that have a value are placeholders in it."""
        text, *parts = str(args["text"]).split("{")
        for part in parts:
            name, closed, rest = part.partition("}")
            known = closed and name != "text" and name in args
            text += self.argument(args[name]) + rest if known else "{" + part
        return text


def catalogue_for(
    language: str, locales: Path = LOCALES, *, today: date | None = None
) -> Catalogue | None:
    """The catalogue of a language; None where it has none. English needs no file.

    With `today`, days of another year are told with their year.
    """
    if language == SOURCE_LANGUAGE:
        return Catalogue(today=today)
    if not language.replace("-", "").replace("_", "").isalnum() or len(language) > _LONGEST:
        return None  # what is no name of a language may be a path
    import gettext

    try:
        return Catalogue(gettext.translation(DOMAIN, str(locales), [language]), today)
    except OSError:
        return None


def spellings(tag: str) -> tuple[str, ...]:
    """As it is written, as folders of wording are called, and the language without its region."""
    return tuple(dict.fromkeys((tag, tag.replace("-", "_"), re.split("[-_]", tag)[0].lower())))


def languages(locales: Path = LOCALES) -> tuple[str, ...]:
    """The languages that have a compiled catalogue, English first."""
    found = sorted(path.parent.parent.name for path in locales.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (SOURCE_LANGUAGE, *found)


def grouped(amount: Decimal) -> str:
    """`186,000`; decimals only where there are any."""
    return f"{amount:,f}".removesuffix(".00").removesuffix(".000")


Render = Callable[[Message], str]
