"""The way through a playbook as a Mermaid flowchart, ready for a README.

Stages of the main line with solid arrows, what is usual but no step forward with dotted ones. Text
of the playbook stands in quotation marks, each sign that means something there by its number: no
title can end a label, start a list or be taken for a word of the language (`end`).
"""

import re
from collections.abc import Callable, Iterator, Sequence

from salescoach.cli.rendering.shown_stages import seller_label
from salescoach.guidance.condition_words import condition_words
from salescoach.playbook.model import Playbook, Stage
from salescoach.values.messages import Message, say
from salescoach.values.text import one_line

_SIGNS = {ord(sign): f"#{ord(sign)};" for sign in '"#&<>`*_~\\[](){}|%;$@'}
_START = re.compile(r"[0-9]*[-+.)]")
"""What would make a list of the label: a sign, or a number with one."""

Say = Callable[[Message], str]


def diagram(playbook: Playbook, names: Playbook, say_it: Say) -> str:
    """The whole flowchart. `names` knows what the playbook left out is called."""
    nodes = {stage.id: f"s{place + 1}" for place, stage in enumerate(playbook.stages)}
    lines = ["flowchart TD"]
    lines += _groups(playbook, nodes, say_it)
    lines += _forward(playbook, names, nodes, say_it)
    lines += _beside(playbook, nodes, say_it)
    lines += _handovers(playbook, names, nodes, say_it)
    lines += _back(playbook, nodes, say_it)
    lines += _ends(playbook, nodes, say_it)
    optional = [nodes[one.id] for one in playbook.stages if one.when is not None]
    if optional:
        lines.append("    classDef optional stroke-dasharray: 5 5")
        lines.append(f"    class {','.join(optional)} optional")
    return "\n".join(lines)


def label(text: str) -> str:
    """Any text as a label in quotation marks."""
    line = one_line(text).strip()
    start = _START.match(line)
    point = start.end() - 1 if start else -1
    numbered = (
        f"#{ord(sign)};" if place == point else sign.translate(_SIGNS)
        for place, sign in enumerate(line)
    )
    return f'"{"".join(numbered) or " "}"'


def _groups(playbook: Playbook, nodes: dict[str, str], say_it: Say) -> Iterator[str]:
    """The stages in two boxes: until the customer decides, and after."""
    selling, delivering = _halves(playbook)
    for name, stages in (("selling", selling), ("delivering", delivering)):
        if not stages:
            continue
        yield f"    subgraph {name}[{label(say_it(say(f'diagram.{name}')))}]"
        for stage in stages:
            place = playbook.stages.index(stage) + 1
            words = label(say_it(say("diagram.stage", number=place, stage=stage.title)))
            yield (
                f"        {nodes[stage.id]}({words})"
                if stage.beside
                else (f"        {nodes[stage.id]}[{words}]")
            )
        yield "    end"


def _halves(playbook: Playbook) -> tuple[list[Stage], list[Stage]]:
    ids = [stage.id for stage in playbook.stages]
    if playbook.won_after not in ids:
        return [*playbook.stages], []
    cut = ids.index(playbook.won_after)
    first = {*ids[: cut + 1]}
    selling = [one for one in playbook.stages if (one.beside or one.id) in first]
    return selling, [one for one in playbook.stages if one not in selling]


def _main(playbook: Playbook) -> list[Stage]:
    return [stage for stage in playbook.stages if stage.beside is None]


def _forward(
    playbook: Playbook, names: Playbook, nodes: dict[str, str], say_it: Say
) -> Iterator[str]:
    """To the next stage, and past each one that may be left out."""
    main = _main(playbook)
    for place, stage in enumerate(main):
        for ahead, target in enumerate(main[place + 1 :]):
            words = []
            if stage.id == playbook.won_after:
                words.append(say("diagram.won"))
            if target.when is not None:
                words.append(say("diagram.only", words=condition_words(target.when, names)))
            arrow = "-->" if ahead == 0 else "-.->"
            yield _edge(nodes[stage.id], arrow, nodes[target.id], words, say_it)
            if target.when is None:
                break
    if main:
        yield f"    won([{label(say_it(say('outcome.won')))}])"
        yield from _to_the_end(playbook, main, nodes, say_it)


def _to_the_end(
    playbook: Playbook, main: Sequence[Stage], nodes: dict[str, str], say_it: Say
) -> Iterator[str]:
    """From the last stage, and past last ones that may all be left out."""
    for place, stage in enumerate(main):
        behind = main[place + 1 :]
        if all(one.when is not None for one in behind):
            words = [say("diagram.won")] if stage.id == playbook.won_after else []
            yield _edge(nodes[stage.id], "-.->" if behind else "-->", "won", words, say_it)


def _beside(playbook: Playbook, nodes: dict[str, str], say_it: Say) -> Iterator[str]:
    for stage in playbook.stages:
        if stage.beside is None or stage.beside not in nodes:
            continue
        yield _edge(nodes[stage.beside], "-.-", nodes[stage.id], [say("diagram.beside")], say_it)
        gate = stage.must_close_before
        if gate in nodes and gate != stage.beside:
            words = [say("diagram.closes")]
            yield _edge(nodes[stage.id], "-.->", nodes[gate], words, say_it)


def _handovers(
    playbook: Playbook, names: Playbook, nodes: dict[str, str], say_it: Say
) -> Iterator[str]:
    for place, one in enumerate(playbook.handovers):
        if one.at in nodes:
            giver, taker = seller_label(one.from_, names), seller_label(one.to, names)
            words = say_it(say("diagram.handover", giver=giver, taker=taker))
            yield f"    h{place + 1}[/{label(words)}/] -.-> {nodes[one.at]}"


def _back(playbook: Playbook, nodes: dict[str, str], say_it: Say) -> Iterator[str]:
    for one in playbook.moves_back:
        if one.from_ in nodes and one.to in nodes:
            words = [say("diagram.back", because=one.because)]
            yield _edge(nodes[one.from_], "-.->", nodes[one.to], words, say_it)
    cycle = playbook.cycle
    if cycle and cycle.from_ in nodes and cycle.to in nodes:
        words = [say("diagram.cycle")]
        yield _edge(nodes[cycle.from_], "==>", nodes[cycle.to], words, say_it)


def _ends(playbook: Playbook, nodes: dict[str, str], say_it: Say) -> Iterator[str]:
    """A deal can be lost or disqualified anywhere before the win, cancelled after it."""
    for name in ("lost", "disqualified"):
        yield f"    selling -.-> {name}([{label(say_it(say(f'shown.ending-{name}')))}])"
    starts = [nodes[one] for one in playbook.outcomes.cancelled.from_ if one in nodes]
    if not starts and _halves(playbook)[1]:
        starts = ["delivering"]
    if starts:
        yield f"    cancelled([{label(say_it(say('shown.ending-cancelled')))}])"
        yield from (f"    {start} -.-> cancelled" for start in starts)


def _edge(start: str, arrow: str, to: str, words: Sequence[Message], say_it: Say) -> str:
    if not words:
        return f"    {start} {arrow} {to}"
    text = label("; ".join(say_it(word) for word in words))
    return f"    {start} {arrow}|{text}| {to}"
