"""The chapters behind the stages: doubts, scores, lists, material, what it draws on."""

from collections.abc import Iterator, Sequence

from salescoach.cli.rendering.handbook_page import Page
from salescoach.cli.rendering.tree import Node, condition_node, text_node, told
from salescoach.guidance.asked_values import roles_words
from salescoach.playbook.model import KnownDoubt, Playbook, Scorecard, Titled
from salescoach.values.messages import Argument, Quoted, say


def doubts_chapter(page: Page, playbook: Playbook) -> None:
    """What they may be worried about, what to ask first, and what to show then."""
    if not playbook.doubts:
        return
    page.heading(2, say("book.doubts"))
    page.paragraph(say("book.doubts-are"))
    for doubt in playbook.doubts:
        title = doubt.title or (doubt.sounds_like[0] if doubt.sounds_like else doubt.id)
        page.heading(3, say("value", value=title))
        page.list(tuple(_doubt(doubt, playbook)))


def scorecards_chapter(page: Page, playbook: Playbook, names: Playbook) -> None:
    """What speaks for a deal, and how much."""
    if not playbook.scorecards:
        return
    page.heading(2, say("book.scorecards"))
    page.paragraph(say("book.scorecards-are"))
    for card in playbook.scorecards:
        page.heading(3, say("value", value=card.title))
        page.list(tuple(_card(card, names)))


def differentiation_chapter(page: Page, playbook: Playbook) -> None:
    """What makes a customer come closer."""
    if not playbook.differentiation:
        return
    page.heading(2, say("book.closer"))
    for raises in ("loyalty", "assistance"):
        found = [one for one in playbook.differentiation if one.raises == raises]
        if found:
            page.heading(3, say(f"book.raises-{raises}"))
            why = [told("shown.why", [one.why] if one.why else []) for one in found]
            page.list(
                [text_node(one.do, tuple(lines)) for one, lines in zip(found, why, strict=True)]
            )


def lists_chapter(page: Page, playbook: Playbook) -> None:
    """The kinds that a rep chooses from, each list in a line of its own."""
    kinds: tuple[tuple[str, Sequence[Titled]], ...] = (
        ("deals", playbook.deal_kinds),
        ("sources", playbook.lead_sources),
        ("visits", playbook.visit_kinds),
        ("promises", playbook.commitment_kinds),
        ("agreements", playbook.agreement_kinds),
    )
    nodes = [
        Node(say(f"book.kinds-{name}"), tuple(_kind(one) for one in found), strong=True)
        for name, found in kinds
        if found
    ]
    nodes += list(_elements(playbook))
    if nodes:
        page.heading(2, say("book.kinds"))
        page.list(nodes)


def materials_chapter(page: Page, playbook: Playbook) -> None:
    """What to bring or to send."""
    if playbook.materials:
        page.heading(2, say("book.materials"))
        page.list([_material(one.title, one.link) for one in playbook.materials])


def points_chapter(page: Page, playbook: Playbook) -> None:
    """What the playbook draws on."""
    if playbook.points:
        page.heading(2, say("book.points"))
        rows = [[point.ref, point.title] for point in playbook.points]
        page.table((say("book.point"), say("book.point-says")), rows)


def _doubt(doubt: KnownDoubt, playbook: Playbook) -> Iterator[Node]:
    titles = {one.id: one.title for one in playbook.materials}
    proof: list[Argument] = [titles.get(id_, id_) for id_ in doubt.proof]
    yield from told("book.sounds-like", [Quoted(line) for line in doubt.sounds_like])
    yield from told("book.behind", [doubt.risk_behind] if doubt.risk_behind else [])
    yield from told("book.explore", [Quoted(line) for line in doubt.explore])
    yield from told("book.answer", doubt.answer)
    yield from told("book.proof", proof)
    yield from told("book.not-yet", doubt.not_yet)


def _card(card: Scorecard, names: Playbook) -> Iterator[Node]:
    if card.about:
        yield text_node(card.about)
    blockers = tuple(
        text_node(one.title, tuple(condition_node("shown.met-when", one.met_when, names)))
        for one in card.blockers
    )
    if blockers:
        yield Node(say("book.blockers"), blockers, strong=True)
    signals = tuple(
        Node(
            say("book.signal", signal=signal.title, weight=signal.weight),
            tuple(
                Node(
                    say("book.points-for", points=level.points, title=level.title),
                    tuple(condition_node("shown.met-when", level.met_when, names)),
                )
                for level in signal.levels
            ),
        )
        for signal in card.signals
    )
    if signals:
        yield Node(say("book.signals"), signals, strong=True)
    bands = tuple(
        Node(say("book.band", least=band.at_least, verdict=band.verdict)) for band in card.bands
    )
    if bands:
        yield Node(say("book.bands"), bands, strong=True)


def _kind(one: Titled) -> Node:
    return text_node(one.title, [text_node(one.about)] if one.about else [])


def _elements(playbook: Playbook) -> Iterator[Node]:
    lines = []
    for one in playbook.solution_elements:
        below = [*told("book.advantage", [one.advantage] if one.advantage else [])]
        below += told("book.benefit", [one.benefit] if one.benefit else [])
        serves = [served.role for served in one.serves]
        if serves:
            below.append(Node(say("book.serves", words=roles_words(serves, playbook, every=True))))
        lines.append(text_node(one.title, below))
    if lines:
        yield Node(say("book.elements"), tuple(lines), strong=True)


def _material(title: str, link: str | None) -> Node:
    words = say("book.material", title=title, link=link) if link else say("value", value=title)
    return Node(words)
