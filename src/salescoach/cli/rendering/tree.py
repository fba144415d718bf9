"""A tree of sentences: drawn with branches on a screen, or as a list in a list on a page."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from salescoach.cli.rendering.layout import Screen
from salescoach.guidance.condition_words import Line, condition_lines, plainer
from salescoach.playbook.conditions import AnyOf, Condition
from salescoach.playbook.model import Playbook
from salescoach.values.markdown import unmarked
from salescoach.values.messages import Argument, Message, say
from salescoach.values.record import record

_NARROWEST = 16
_NOTHING = "\\-"  # stands where a text is only spaces: an empty point would end the list


@record
class Node:
    """A sentence, and what belongs below it. `strong`: a heading of what is below."""

    words: Message
    below: tuple["Node", ...] = ()
    strong: bool = False


def text_node(text: Argument, below: Sequence[Node] = (), *, strong: bool = False) -> Node:
    """One of a playbook's own texts."""
    return Node(say("value", value=text), tuple(below), strong)


def told(id_: str, texts: Sequence[Argument]) -> Iterator[Node]:
    """A label with its texts: beside it if there is one, below it if there are more.

    The sentence `ID` takes `{words}`; the one called `ID-list` stands above a list.
    """
    if len(texts) == 1:
        yield Node(say(id_, words=texts[0]))
    elif texts:
        yield Node(say(f"{id_}-list"), tuple(text_node(text) for text in texts))


def condition_node(id_: str, condition: Condition | None, playbook: Playbook) -> Iterator[Node]:
    """A condition under a label, line by line; nothing where there is no condition.

    The sentence `ID` takes `{words}`; `ID-list` and `ID-any` stand above what must all, or what
    must in part be so.
    """
    if condition is None:
        return
    nodes = _nested(condition_lines(condition, playbook))
    if len(nodes) == 1 and not nodes[0].below:
        yield Node(say(id_, words=nodes[0].words))
    elif isinstance(plainer(condition), AnyOf):
        yield Node(say(f"{id_}-any"), nodes[0].below)
    else:
        yield Node(say(f"{id_}-list"), nodes)


def draw(screen: Screen, nodes: Sequence[Node], say_it: Callable[[Message], str]) -> None:
    """With branches; each line of a long sentence keeps the branches that go past it."""
    _draw(screen, nodes, say_it, before="")


def bullets(
    nodes: Sequence[Node], say_it: Callable[[Message], str], depth: int = 0
) -> Iterator[str]:
    """The lines of a list in Markdown."""
    for node in nodes:
        words = unmarked(say_it(node.words).strip()) or _NOTHING
        yield f"{'  ' * depth}- {f'**{words}**' if node.strong else words}"
        yield from bullets(node.below, say_it, depth + 1)


def _nested(lines: Sequence[Line], depth: int = 0) -> tuple[Node, ...]:
    """From lines with depths to a tree."""
    found: list[Node] = []
    for place, line in enumerate(lines):
        if line.depth != depth:
            continue
        rest = lines[place + 1 :]
        ends = next((at for at, one in enumerate(rest) if one.depth <= depth), len(rest))
        found.append(Node(line.words, _nested(rest[:ends], depth + 1)))
    return tuple(found)


def _draw(
    screen: Screen, nodes: Sequence[Node], say_it: Callable[[Message], str], *, before: str
) -> None:
    for place, node in enumerate(nodes):
        last = place == len(nodes) - 1
        further = before + ("   " if last else "│  ")
        hang = further + ("│ " if node.below else "")
        room = max(screen.width - cell_len(hang), _NARROWEST)
        style = "bold" if node.strong else ""
        for number, line in enumerate(screen.broken(say_it(node.words), room)):
            sign = before + ("└─ " if last else "├─ ")
            screen.whole(sign if number == 0 else hang, (line, style))
        _draw(screen, node.below, say_it, before=further)
