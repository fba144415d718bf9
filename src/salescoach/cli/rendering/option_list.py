"""The options of a deal, on a screen and in JSON."""

from collections.abc import Iterator
from typing import Any, get_args

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.json_shapes import money_json
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.naming import joined, people_words
from salescoach.cli.rendering.option_receipts import missing_of, unmarked_of
from salescoach.cli.rendering.telling_options import figure_words, mark_words, weight_words
from salescoach.cli.session import Session
from salescoach.deal.records import Option
from salescoach.guidance.matching import is_evaluated
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, Unit, say
from salescoach.values.states import Evaluation

_TEXTS = ("technical", "economic", "impact", "strengths", "weaknesses")


def options_screen(session: Session, view: View) -> str:
    """What counts for them; then each option with what is known and what is missing."""
    screen, records = Screen(session), view.deal.records
    options = Unit(len(records.options), "option")
    title = say("options.title", account=view.deal.account, options=options)
    screen.add((session.text(title), "bold"))
    screen.add(session.text(_weights(view)), hang=2)
    for option in records.options:
        screen.blank()
        screen.add((session.text(_head(option)), "bold"), hang=2)
        for told in _lines(option, view):
            screen.add(session.text(told), indent=2, hang=4)
        screen.add((option.id, "dim"), indent=2)
    if all(one.kind != "as-is" for one in records.options):
        screen.blank()
        command = line("option", "add", view.deal_id, VALUE, "--kind", "as-is")
        screen.add(session.text(say("options.no-as-is", command=command)), hang=2)
    return screen.text()


def weights_json(view: View) -> dict[str, Any]:
    """What they weigh by, and who says so."""
    records = view.deal.records
    return {
        "weights": [{"criterion": one.criterion, "weight": one.weight} for one in records.weights],
        "weighed_by": list(records.weighed_by),
    }


def option_json(option: Option, view: View) -> dict[str, Any]:
    """All that is known of an option."""
    return {
        "id": option.id,
        "title": option.title,
        "kind": option.kind,
        "maker": option.maker,
        "evaluated": list(evaluated(option)),
        **{name: getattr(option, name) for name in _TEXTS},
        "outlay": money_json(option.outlay),
        "costs": [money_json(one) for one in option.costs],
        "gains": [money_json(one) for one in option.gains],
        "marks": [{"criterion": one.criterion, "points": one.points} for one in option.marks],
        "not_marked": list(unmarked_of(option, view)),
        "said_by": list(option.said_by),
        "added": option.on.isoformat(),
        "changed": option.changed.isoformat() if option.changed else None,
    }


def evaluated(option: Option) -> tuple[Evaluation, ...]:
    """Which of the two evaluations have come to something."""
    respects: tuple[Evaluation, ...] = get_args(Evaluation)
    return tuple(one for one in respects if is_evaluated(option, one))


def _weights(view: View) -> Message:
    records = view.deal.records
    if not records.weights:
        command = line("option", "weigh", view.deal_id, f"{VALUE}={VALUE}")
        return say("options.no-weights", command=command)
    told = say("options.weights", weights=weight_words(records.weights))
    if not records.weighed_by:
        return told
    return say("told.who", told=told, who=people_words(records.weighed_by, view))


def _head(option: Option) -> Message:
    kind = say(f"kind.{option.kind}")
    if option.maker is None:
        return say("options.kind", title=option.title, kind=kind)
    return say("options.kind-maker", title=option.title, kind=kind, maker=option.maker)


def _lines(option: Option, view: View) -> Iterator[Message]:
    for name in _TEXTS:
        text = getattr(option, name)
        if text is not None:
            yield say(f"options.{name}", text=Quoted(text))
    figures = figure_words(option)
    if figures:
        yield say("options.figures", figures=joined(figures))
    if option.marks:
        yield say("options.marks", marks=mark_words(option.marks))
    missing = missing_of(option, view)
    if missing:
        yield say("options.missing", what=joined(missing))
