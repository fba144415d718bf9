"""How a command that cannot go on is told: in words, or as one line of JSON to a script.

The options may not have been read when something fails, so what matters is looked up in the words
of the command line themselves.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from salescoach.cli.configured import spoken
from salescoach.cli.exits import Exit
from salescoach.cli.output import Output
from salescoach.cli.settings import LANGUAGE, SYMBOLS
from salescoach.cli.world import World
from salescoach.values.days import parse_day
from salescoach.values.json_text import json_line
from salescoach.values.messages import Message, say
from salescoach.values.text import one_line
from salescoach.wording.catalogue import Catalogue, Render, catalogue_for

AS_JSON = ("json", "jsonl")


def tell_failure(
    world: World, argv: Sequence[str], code: Exit, sentence: Message, hint: Message | None
) -> None:
    """A sentence and a hint on stderr; where data was to be JSON, `salescoach/error@1`."""
    output = Output(world)
    symbols = world.env.get("SALESCOACH_SYMBOLS") or spoken(world).value(SYMBOLS)
    if symbols in SYMBOLS.choices:
        output.use(str(symbols), exact=True)
    render = _catalogue(world, argv).text
    if _wants_json(argv):
        output.error(failure_line(_day(world, argv), code, sentence, hint, render))
        return
    output.error(one_line(render(say("error", sentence=sentence))))
    if hint is not None:
        output.error(one_line(render(say("hint", hint=hint))))


def failure_line(
    at: date | None,
    code: Exit,
    sentence: Message,
    hint: Message | None,
    render: Render,
    **more: Any,
) -> str:
    """The document on one line; `error` is the id of the sentence, which no language changes."""
    return json_line(
        {
            "schema": "salescoach/error@1",
            "at": at.isoformat() if at is not None else None,
            "exit": int(code),
            "error": sentence.id,
            "message": render(sentence),
            "hint": render(hint) if hint is not None else None,
            **more,
        }
    )


def _wants_json(argv: Sequence[str]) -> bool:
    """As the options would be read: --json wins, else the last --format."""
    return "--json" in _options(argv) or _given(argv, "--format") in AS_JSON


def _day(world: World, argv: Sequence[str]) -> date | None:
    """What counted as today; None where what was said to be today is no day."""
    given = _given(argv, "--at") or world.env.get("SALESCOACH_AT")
    try:
        return parse_day(given.strip() if given else world.local_day(world.now()))
    except ValueError:
        return None


def _catalogue(world: World, argv: Sequence[str]) -> Catalogue:
    """Errors speak the chosen language, too; an unknown one is English."""
    said = _given(argv, "--lang") or world.env.get("SALESCOACH_LANG")
    language = said or spoken(world).value(LANGUAGE) or "en"
    return catalogue_for(language, world.locales) or Catalogue()


def _given(argv: Sequence[str], option: str) -> str | None:
    """The last value of an option; None where it is not there."""
    found = None
    words = _options(argv)
    for word, following in zip(words, [*words[1:], None], strict=False):
        if word == option:
            found = following
        elif word.startswith(f"{option}="):
            found = word.removeprefix(f"{option}=")
    return found


def _options(argv: Sequence[str]) -> list[str]:
    """What stands before `--`, behind which nothing is an option."""
    words = list(argv)
    return words[: words.index("--")] if "--" in words else words
