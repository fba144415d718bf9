"""The chapter of facts: each in short, and only those questions that stand nowhere else."""

from collections.abc import Iterable, Iterator, Sequence

from salescoach.cli.rendering.handbook_page import Page
from salescoach.cli.rendering.shown_items import questions_of
from salescoach.cli.rendering.tree import Node, text_node, told
from salescoach.guidance.asked_values import either, length_words, roles_words
from salescoach.playbook.conditions import Condition, FactCondition, GroupCondition, singles
from salescoach.playbook.model import Fact, Handover, Item, Playbook, Stage
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.record import record


@record(kw_only=True)
class Told:
    """What the chapters before have told: the stages with their numbers, and the hand-overs.

    `whole`: all facts belong into the book, and not only those that these are about.
    """

    stages: Sequence[tuple[int, Stage]]
    handovers: Sequence[Handover] = ()
    whole: bool = True


def facts_chapter(page: Page, playbook: Playbook, before: Told) -> None:
    """What is to be known, and where; the questions only where no step or criterion has them."""
    stages = [stage for _, stage in before.stages]
    used = _used(stages, before.handovers, playbook)
    facts = [fact for fact in playbook.facts if before.whole or fact.id in used]
    if not facts:
        return
    places = _places(before, playbook)
    levels = _levels(stages)
    asked, listened = _asked(stages, before.handovers, playbook)
    page.heading(2, say("book.facts"))
    page.paragraph(say("book.facts-are"))
    nodes = []
    for fact in facts:
        below = [
            *_named(fact),
            Node(_in_short(fact, places.get(fact.id), levels.get(fact.id), playbook)),
        ]
        below += _values(fact)
        if not fact.ours:
            left = [Quoted(line) for line in fact.ask if line not in asked]
            below += told("shown.ask", left)
            below += told("shown.listen", [one for one in fact.listen_for if one not in listened])
        nodes.append(text_node(fact.title, below, strong=True))
    page.list(nodes)


def _named(fact: Fact) -> Iterator[Node]:
    if fact.about:
        yield text_node(fact.about)
    if fact.short and fact.short.casefold() != fact.title.casefold():
        yield Node(say("book.fact-short", words=fact.short))


def _in_short(
    fact: Fact, place: Message | None, level: Level | None, playbook: Playbook
) -> Message:
    """In one line: what kind of answer, whose word settles it, where it is asked for, how sure."""
    words = [say(f"book.fact-type-{fact.type}")]
    if fact.ours:
        words.append(say("book.fact-ours"))
    elif fact.ask_whom:
        words.append(say("book.fact-whom", words=roles_words(fact.ask_whom, playbook)))
    if place:
        words.append(place)
    if level:
        words.append(say("book.fact-level", level=say(f"level.{level}")))
    if fact.stale_after:
        words.append(say("book.fact-stale", length=length_words(fact.stale_after)))
    found = words[0]
    for word in words[1:]:
        found = say("book.fact-and", start=found, next=word)
    return found


def _values(fact: Fact) -> Iterator[Node]:
    if fact.choices:
        titles = either([choice.title for choice in fact.choices])
        yield Node(say(f"book.fact-{fact.type}", words=titles))


def _asked(
    stages: Sequence[Stage], handovers: Sequence[Handover], playbook: Playbook
) -> tuple[set[str], set[str]]:
    """The questions, and what to listen for, that stand with the steps and the criteria."""
    items = [*_items((*stages, *handovers))]
    asked = {line for item in items for line in questions_of(item, playbook)}
    asked.update(line for stage in stages for one in stage.exit_criteria for line in one.ask)
    facts = [playbook.fact(id_) for item in items for id_ in item.records]
    return asked, {line for fact in facts if fact for line in fact.listen_for}


def _items(homes: Iterable[Stage | Handover]) -> Iterator[Item]:
    for home in homes:
        yield from home.items


def _places(before: Told, playbook: Playbook) -> dict[str, Message]:
    """In which stages a fact is asked for; of one that no stage asks for, whether a hand-over."""
    numbers: dict[str, list[Argument]] = {}
    for number, stage in before.stages:
        for id_ in _used((stage,), (), playbook):
            numbers.setdefault(id_, []).append(str(number))
    handed = _used((), before.handovers, playbook)
    found = dict.fromkeys(handed, say("book.fact-handover"))
    for id_, places in numbers.items():
        name = "book.fact-stage" if len(places) == 1 else "book.fact-stages"
        found[id_] = say(name, words=tuple(places))
    return found


def _levels(stages: Iterable[Stage]) -> dict[str, Level]:
    """The strongest level that a criterion says of a fact; most say none."""
    found: dict[str, Level] = {}
    criteria = (one.met_when for stage in stages for one in stage.exit_criteria)
    for single in singles(criteria):
        if isinstance(single, FactCondition) and single.level is not None:
            strongest = max(single.level, found.get(single.fact, single.level), key=_rank)
            found[single.fact] = strongest
    return found


def _rank(level: Level) -> int:
    return level.rank


def _used(stages: Sequence[Stage], handovers: Sequence[Handover], playbook: Playbook) -> set[str]:
    """The facts that items record, and that conditions of these stages ask for."""
    found = {id_ for item in _items((*stages, *handovers)) for id_ in item.records}
    groups = {group.id: group.facts for group in playbook.fact_groups}
    for single in singles(_conditions(stages, handovers)):
        match single:
            case FactCondition(fact=id_):
                found.add(id_)
            case GroupCondition(group=id_):
                found.update(groups.get(id_, ()))
            case _:
                pass
    return found


def _conditions(stages: Iterable[Stage], handovers: Iterable[Handover]) -> Iterator[Condition]:
    for stage in stages:
        for case in stage.limit:
            yield from _given(case.when)
        yield from _given(stage.when, *(one.until for one in stage.not_yet))
        for one in stage.exit_criteria:
            yield from _given(one.met_when, one.failed_when, one.when)
        for item in stage.items:
            yield from _given(item.when, item.needs, *item.after)
    for handover in handovers:
        yield from _given(handover.passes_when)


def _given(*conditions: Condition | None) -> Iterator[Condition]:
    yield from (one for one in conditions if one is not None)
