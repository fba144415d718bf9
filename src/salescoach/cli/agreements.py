"""What `agreement add` and `agreement edit` share: the options, and the questions for the gaps."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from salescoach.cli.asking import ask_until
from salescoach.cli.finding import MOST_REASON, clean
from salescoach.cli.rendering.agreements import option_of
from salescoach.cli.session import Session
from salescoach.cli.values import money
from salescoach.deal.records import Agreement
from salescoach.errors import BadUsage, InputNeeded
from salescoach.values.messages import say
from salescoach.values.money import Money

Clear = Annotated[
    bool | None, typer.Option("--clear/--not-clear", help="Anyone can understand it.")
]
Complete = Annotated[
    bool | None, typer.Option("--complete/--not-complete", help="It covers everything.")
]
WellDefined = Annotated[
    bool | None,
    typer.Option("--well-defined/--not-well-defined", help="It says exactly where it ends."),
]
OurPart = Annotated[str | None, typer.Option(help="What we answer for.")]
OurGuarantee = Annotated[str | None, typer.Option(help="What we stand for if it fails.")]
TheirPart = Annotated[str | None, typer.Option(help="What they answer for.")]
TheirGuarantee = Annotated[str | None, typer.Option(help="What they stand for if it fails.")]
Give = Annotated[str | None, typer.Option(help="What we concede in it.")]
GiveWorth = Annotated[str | None, typer.Option(help="What that is worth.", metavar="MONEY")]
Get = Annotated[str | None, typer.Option(help="What we get in return.")]
GetWorth = Annotated[str | None, typer.Option(help="What that is worth.", metavar="MONEY")]
SaidBy = Annotated[list[str] | None, typer.Option(help="Who of theirs agreed; may be repeated.")]

_FLAGS = ("clear", "complete", "well_defined")
_WORTHS = ("give_worth", "get_worth")
_QUESTIONS = {
    "clear": "prompt.agreement-clear",
    "complete": "prompt.agreement-complete",
    "well_defined": "prompt.agreement-well-defined",
    "our_part": "prompt.agreement-our-part",
    "our_guarantee": "prompt.agreement-our-guarantee",
    "their_part": "prompt.agreement-their-part",
    "their_guarantee": "prompt.agreement-their-guarantee",
}
_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def stated(**given: str | bool | None) -> dict[str, Any]:
    """What is given of an agreement, by the names of its fields, as events hold it.

    Raises:
        BadUsage: a text that may not be stored, or an amount that is none.
    """
    return {name: _read(name, value) for name, value in given.items() if value is not None}


def check_whole(values: Mapping[str, Any], before: Agreement | None = None) -> None:
    """InputNeeded where it says what something is worth, or that we refused it, but not what."""
    known = {name: values.get(name) or getattr(before, name, None) for name in ("give", "get")}
    missing = [
        f"--{name}" for name in ("give", "get") if f"{name}_worth" in values and not known[name]
    ]
    if values.get("refused") and not known["give"]:
        missing.append("--give")
    if missing:
        raise InputNeeded(say("options-missing", options=tuple(dict.fromkeys(missing))))


def asked_for_gaps(session: Session, one: Agreement) -> dict[str, Any]:
    """What is answered of all that T13 still asks of it; Enter leaves a question open."""
    session.out.error(session.text(say("prompt.how")))
    answers = {name: _asked(session, name) for name in one.gaps}
    return {name: value for name, value in answers.items() if value is not None}


def _read(name: str, value: str | bool) -> str | bool | Money:
    if isinstance(value, bool):
        return value
    return money(value) if name in _WORTHS else clean(value, option_of(name), most=MOST_REASON)


def _asked(session: Session, name: str) -> Any:
    def read(text: str) -> Any:
        if name not in _FLAGS:
            return _read(name, text)
        if text.lower() not in _ANSWERS:
            known = say("hint.one-of", words=("y", "n"))
            raise BadUsage(say("bad-choice", text=text[:60], option=option_of(name)), known)
        return _ANSWERS[text.lower()]

    return ask_until(session, say(_QUESTIONS[name]), read)
