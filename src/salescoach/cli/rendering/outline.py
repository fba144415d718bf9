"""A playbook in outline: its stages with their items and criteria."""

from collections.abc import Iterator
from typing import Any

from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session
from salescoach.playbook.model import Playbook
from salescoach.values.messages import say


def outline_lines(screen: Screen, session: Session, playbook: Playbook) -> None:
    """A paragraph a stage, a line an item and a criterion."""
    screen.add((playbook.title, "bold"), f"  {playbook.id} {playbook.version}")
    if playbook.about:
        screen.add(playbook.about)
    for stage in playbook.stages:
        screen.add("")
        screen.add((stage.title, "bold"), f"  {stage.id}")
        if stage.buyer:
            screen.add(session.text(say("outline.buyer", buyer=stage.buyer)), indent=2, hang=4)
        for checklist in stage.checklists:
            screen.add(checklist.title, indent=2)
            for item in checklist.items:
                screen.add(item.do, indent=4, hang=6)
        if stage.exit_criteria:
            screen.add(session.text(say("outline.criteria")), indent=2)
        for criterion in stage.exit_criteria:
            screen.add(criterion.statement, indent=4, hang=6)


def outline_rows(playbook: Playbook) -> Iterator[tuple[str, ...]]:
    """One line for each: what it is, its id, its words."""
    for stage in playbook.stages:
        yield "stage", stage.id, stage.title
        for item in stage.items:
            yield "item", f"{stage.id}/{item.id}", item.do
        for criterion in stage.exit_criteria:
            yield "criterion", f"{stage.id}/{criterion.id}", criterion.statement


def outline_json(playbook: Playbook) -> dict[str, Any]:
    """The member `playbook`."""
    return {
        "id": playbook.id,
        "version": playbook.version,
        "title": playbook.title,
        "stages": [
            {
                "id": stage.id,
                "title": stage.title,
                "items": [{"id": item.id, "do": item.do} for item in stage.items],
                "criteria": [
                    {"id": one.id, "statement": one.statement} for one in stage.exit_criteria
                ],
            }
            for stage in playbook.stages
        ],
    }
