"""Asking the person at the terminal. Nobody else imports questionary.

Prompts are written to the terminal, never to stdout: `> file` keeps them out. Ctrl-C and Ctrl-D
leave everything as it was.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from salescoach.cli.session import Session
from salescoach.errors import InputNeeded
from salescoach.values.messages import Message, say
from salescoach.values.text import one_line

MOST_UNASKED = 2
"""Of so many deals a command changes something without a yes. Above that it asks."""


def pick(
    session: Session,
    message: Message,
    choices: Sequence[str],
    *,
    titles: Mapping[str, str] | None = None,
) -> str:
    """One of the choices, shown as their titles where they have some."""
    import questionary
    from prompt_toolkit.key_binding import KeyBindings

    names = titles or {}
    shown = [
        questionary.Choice(one_line(names.get(choice, choice)), value=choice) for choice in choices
    ]

    def build() -> Any:
        question = questionary.select(_text(session, message), shown)
        keys = question.application.key_bindings
        assert isinstance(keys, KeyBindings)
        keys.add("c-d", eager=True)(_leave)  # a list of choices knows only Ctrl-C
        return question

    return str(_ask(session, build))


def says_yes(session: Session, question: Message, *, no: Message, yes: Message) -> bool:
    """Whether that is wanted; the cautious answer stands first."""
    titles = {"no": session.text(no), "yes": session.text(yes)}
    return pick(session, question, tuple(titles), titles=titles) == "yes"


def ask_text(session: Session, question: Message) -> str:
    """A line of text, empty where only Enter was pressed. The answer stands below the question."""
    import questionary

    shown = f"{_text(session, question)}\n>"
    return str(_ask(session, lambda: questionary.text(shown, qmark=""))).strip()


def ask_line(session: Session) -> str:
    """A line typed behind "> "; what it is for stands above it (see `dialogues.dialogue`)."""
    from prompt_toolkit import PromptSession

    def ask() -> str:
        line: PromptSession[str] = PromptSession("> ")
        return line.prompt()

    return str(_at_the_terminal(session, ask)).strip()


def _ask(session: Session, build: Callable[[], Any]) -> Any:
    return _at_the_terminal(session, lambda: build().unsafe_ask())  # ask() hides Ctrl-C


def _at_the_terminal(session: Session, ask: Callable[[], Any]) -> Any:
    from prompt_toolkit.application import create_app_session_from_tty

    if not session.may_ask:
        raise InputNeeded(say("no-terminal"), say("hint.give"))
    with create_app_session_from_tty():
        return ask()


def _leave(event: Any) -> None:
    event.app.exit(exception=EOFError)


def _text(session: Session, question: Message) -> str:
    return one_line(session.text(question))
