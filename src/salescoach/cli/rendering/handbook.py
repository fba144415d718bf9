"""A playbook as a handbook to print: for whom, how to read it, and a chapter for each stage.

What a trainer wrote, in the order in which somebody reads who has never seen a playbook file:
no ids, conditions in words.
"""

from collections.abc import Sequence

from salescoach.cli.rendering.diagram import diagram
from salescoach.cli.rendering.handbook_facts import Told, facts_chapter
from salescoach.cli.rendering.handbook_lists import (
    differentiation_chapter,
    doubts_chapter,
    lists_chapter,
    materials_chapter,
    points_chapter,
    scorecards_chapter,
)
from salescoach.cli.rendering.handbook_page import Page, Say
from salescoach.cli.rendering.handbook_warnings import warnings_chapter
from salescoach.cli.rendering.outline import counts
from salescoach.cli.rendering.shown_items import item_node
from salescoach.cli.rendering.shown_roles import role_nodes
from salescoach.cli.rendering.shown_stages import (
    criteria_nodes,
    days_of,
    not_yet_nodes,
    seller_label,
    stage_head,
)
from salescoach.cli.rendering.shown_ways import (
    back_node,
    ending_nodes,
    handover_nodes,
    handover_title,
    way_nodes,
)
from salescoach.cli.rendering.tree import Node, text_node
from salescoach.playbook.model import BuyerRole, Checklist, Playbook, Stage
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, say
from salescoach.values.record import record


@record(kw_only=True)
class Book:
    """What goes into it.

    `shown` is the playbook without what is not for the type of customer, `names` the whole one;
    `only` the one stage that was asked for; `customer_type` the title of the type.
    """

    shown: Playbook
    names: Playbook
    only: Stage | None = None
    customer_type: str | None = None
    with_diagram: bool = False


def handbook(book: Book, say_it: Say) -> str:
    """The whole book, or the chapter of one stage with the facts that it is about."""
    page = Page(say_it)
    _cover(page, book)
    if book.only is not None:
        _stage(page, book.shown.stages.index(book.only), book)
        place = book.shown.stages.index(book.only)
        only = Told(stages=((place + 1, book.only),), whole=False)
        facts_chapter(page, book.names, only)
        return page.text()
    page.heading(2, say("book.contents"))
    page.contents()
    _how_to_read(page, book)
    _way(page, book)
    _people(page, book)
    for place in range(len(book.shown.stages)):
        _stage(page, place, book)
    _handovers(page, book)
    doubts_chapter(page, book.names)
    warnings_chapter(page, book.shown, book.names)
    scorecards_chapter(page, book.shown, book.names)
    differentiation_chapter(page, book.shown)
    _endings(page, book)
    told = Told(
        stages=tuple(enumerate(book.shown.stages, start=1)),
        handovers=book.shown.handovers,
        whole=book.customer_type is None,
    )
    facts_chapter(page, book.names, told)
    lists_chapter(page, book.names)
    materials_chapter(page, book.names)
    points_chapter(page, book.names)
    return page.text()


def _cover(page: Page, book: Book) -> None:
    playbook = book.shown
    page.heading(1, say("value", value=playbook.title))
    if playbook.about:
        page.paragraph(say("value", value=playbook.about))
    page.paragraph(say("book.version", version=playbook.version, id=playbook.id))
    if book.customer_type:
        page.paragraph(say("book.for-type", type=book.customer_type), strong=True)
    if book.only is None:
        page.paragraph(say("outline.counts", counts=counts(playbook)))


def _how_to_read(page: Page, book: Book) -> None:
    page.heading(2, say("book.how"))
    for name in ("stages", "items", "gate", "unknown", "go-on"):
        page.paragraph(say(f"book.how-{name}"))
    page.heading(3, say("book.levels"))
    page.paragraph(say("book.levels-are"))
    rows = [
        [page.say(say(f"level.{level}")), page.say(say(f"book.level-{level}"))] for level in Level
    ]
    page.table((say("book.level"), say("book.means")), rows)
    if book.shown.customer_types and book.customer_type is None:
        page.heading(3, say("book.types"))
        page.list([text_node(one.title, _about(one.about)) for one in book.shown.customer_types])


def _way(page: Page, book: Book) -> None:
    """The stages on one page, and the ways between them."""
    page.heading(2, say("book.way"))
    rows = [
        [
            _numbered(page, place, stage),
            stage.buyer or "",
            seller_label(stage.owner, book.names) if stage.owner else "",
            page.say(_usual(stage)),
        ]
        for place, stage in enumerate(book.shown.stages)
    ]
    heads = ("book.stage-head", "book.buyer", "book.leads", "book.takes")
    filled = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    page.table(
        [say(heads[place]) for place in filled],
        [[row[place] for place in filled] for row in rows],
    )
    page.list(tuple(way_nodes(book.shown, book.names)))
    if book.with_diagram:
        page.code("mermaid", diagram(book.shown, book.names, page.say))


def _usual(stage: Stage) -> Message:
    if not stage.limit:
        return say("value", value="")
    cases = sorted(stage.limit, key=lambda case: case.days)
    least, most = days_of(cases[0]), days_of(cases[-1])
    return say("value", value=least) if least == most else say("book.to", least=least, most=most)


def _numbered(page: Page, place: int, stage: Stage) -> str:
    return page.say(say("book.numbered", number=place + 1, stage=stage.title))


def _people(page: Page, book: Book) -> None:
    playbook = book.names
    if not (playbook.buyer_roles or playbook.seller_roles):
        return
    page.heading(2, say("book.people"))
    if playbook.buyer_roles:
        page.heading(3, say("book.their-side"))
        page.list([_role(role, playbook) for role in playbook.buyer_roles])
    if playbook.seller_roles:
        page.heading(3, say("book.our-side"))
        page.list(
            [
                text_node(
                    one.title, [*_called(one.title, one.short), *_about(one.about)], strong=True
                )
                for one in playbook.seller_roles
            ]
        )


def _called(title: str, short: str | None) -> list[Node]:
    """The short name, by which all chapters speak of it."""
    return [Node(say("book.fact-short", words=short))] if short and short != title else []


def _role(role: BuyerRole, playbook: Playbook) -> Node:
    below = [*_called(role.title, role.short), *_about(role.about), *role_nodes(role, playbook)]
    for kind, said in (("book.reach", role.reach), ("book.invite", role.invite)):
        lines = (Node(say("book.reach-line", words=_with_somebody(line))) for line in said)
        below += [Node(say(kind), tuple(lines))] if said else []
    return text_node(role.title, below, strong=True)


def _with_somebody(line: str) -> Message:
    """`{name}` is whoever is known there already."""
    return say("playbook-template", text=line, name=say("book.name"))


def _stage(page: Page, place: int, book: Book) -> None:
    stage = book.shown.stages[place]
    page.heading(2, say("book.stage", number=place + 1, stage=stage.title))
    page.list(tuple(stage_head(stage, book.names)))
    if stage.goals:
        page.heading(3, say("shown.goal-list"))
        page.list([text_node(goal) for goal in stage.goals])
    for node in not_yet_nodes(stage, book.names):
        page.heading(3, node.words)
        page.list(node.below)
    _checklists(page, stage.checklists, book)
    if stage.exit_criteria:
        page.heading(3, say("shown.criteria"))
        page.list(tuple(criteria_nodes(stage, book.names)))
    back = [one for one in book.shown.moves_back if one.from_ == stage.id]
    if back:
        page.heading(3, say("book.back"))
        page.list([back_node(one, book.names) for one in back])


def _checklists(page: Page, checklists: Sequence[Checklist], book: Book) -> None:
    for checklist in checklists:
        page.heading(3, say("value", value=checklist.title))
        if checklist.about:
            page.paragraph(say("value", value=checklist.about))
        page.list([item_node(item, book.names) for item in checklist.items])


def _handovers(page: Page, book: Book) -> None:
    if not book.shown.handovers:
        return
    page.heading(2, say("book.handovers"))
    for one in book.shown.handovers:
        page.heading(3, handover_title(one, book.names))
        page.list(tuple(handover_nodes(one, book.names)))


def _endings(page: Page, book: Book) -> None:
    nodes = tuple(ending_nodes(book.shown, book.names))
    if nodes:
        page.heading(2, say("shown.endings"))
        page.list(nodes)


def _about(about: Argument | None) -> tuple[Node, ...]:
    return (text_node(about),) if about else ()
