"""The chapter of warnings: when each appears, what is read then, and what it asks to do."""

from collections.abc import Iterator

from salescoach.cli.rendering.handbook_page import Page
from salescoach.cli.rendering.tree import Node, condition_node, told
from salescoach.guidance.asked_values import roles_words
from salescoach.playbook.default_warnings import default_ids
from salescoach.playbook.model import CounterAction, Placeholder, Playbook, WarningRule
from salescoach.values.messages import Argument, Message, say

_PLACEHOLDERS: tuple[Placeholder, ...] = Placeholder.__args__  # type: ignore[attr-defined]


def warnings_chapter(page: Page, playbook: Playbook, names: Playbook) -> None:
    """The playbook's own first; those that come with the program in a section of their own."""
    if not playbook.warnings:
        return
    page.heading(2, say("book.warnings"))
    page.paragraph(say("book.warnings-are"))
    own = own_warnings(playbook)
    others = [rule for rule in playbook.warnings if rule not in own]
    page.list([_warning(rule, names) for rule in own])
    if others:
        page.heading(3, say("book.warnings-usual"))
        page.paragraph(say("book.warnings-usual-are"))
        page.list([_warning(rule, names) for rule in others])


def own_warnings(playbook: Playbook) -> list[WarningRule]:
    """Those that do not come with the program."""
    usual = default_ids()
    return [rule for rule in playbook.warnings if rule.id not in usual]


def because_words(rule: WarningRule) -> Message:
    """What is read on the screen, with words where a deal's numbers will stand."""
    return _filled(rule.because)


def _warning(rule: WarningRule, names: Playbook) -> Node:
    """Headed by what is read on the screen."""
    return Node(because_words(rule), tuple(_lines(rule, names)), strong=True)


def _lines(rule: WarningRule, names: Playbook) -> Iterator[Node]:
    yield Node(say("book.severity", words=say(f"book.severity-{rule.severity}")))
    if rule.during:
        yield Node(say(f"book.during-{rule.during}"))
    yield from condition_node("book.fires", rule.fires_when, names)
    if rule.counter_action:
        yield from told("book.counter", list(_counter(rule.counter_action, names)))


def _counter(action: CounterAction, names: Playbook) -> Iterator[Argument]:
    """Its words, and what it leads to: a step, somebody to meet, something to find out."""
    if action.text is not None:
        yield _filled(action.text)
    if action.do is not None:
        item = names.item(action.do)
        yield say("book.do", item=item.do if item else action.do)
    if action.meet is not None:
        yield say("book.meet", role=roles_words((action.meet,), names))
    if action.find_out is not None:
        fact = names.fact(action.find_out)
        yield say("book.find-out", fact=fact.title if fact else say(f"field.{action.find_out}"))


def _filled(text: str) -> Message:
    """A warning's text with words where a deal's own numbers will stand."""
    words: dict[str, Argument] = {name: say(f"book.hole-{name}") for name in _PLACEHOLDERS}
    return say("playbook-template", text=text, **words)
