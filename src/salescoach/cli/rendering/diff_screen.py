"""The differences between two playbooks on a screen: stage by stage, a line each."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from salescoach.cli.deal_effects import DealEffect
from salescoach.cli.rendering.diff_stages import Books
from salescoach.cli.rendering.diff_words import SIGNS, change_words
from salescoach.cli.rendering.effect_words import effect_words
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session
from salescoach.playbook.model import Playbook
from salescoach.trainer.diffing.change import Change
from salescoach.values.messages import Message, Unit, say

_STYLES = {"added": "green", "removed": "red", "tightened": "bold", "loosened": "bold"}
_COUNTED = {
    "added": "diff.kind-added", "removed": "diff.kind-removed", "renamed": "diff.kind-renamed",
    "moved": "diff.kind-moved", "tightened": "diff.kind-tightened",
    "loosened": "diff.kind-loosened", "changed": "diff.kind-changed",
    "reworded": "diff.kind-reworded",
}  # fmt: skip


def change_lines(
    screen: Screen, session: Session, changes: Sequence[Change], old: Playbook, new: Playbook
) -> None:
    """Each stage with its title; what belongs to none at the end."""
    for stage, group in groupby(changes, key=lambda one: one.stage):
        screen.blank()
        screen.add((session.text(_title(stage, old, new)), "bold"))
        for change in group:
            words = session.text(change_words(change, Books(old, new)))
            sign = SIGNS[change.kind]
            screen.add((sign, _STYLES.get(change.kind, "")), f" {words}", indent=2, hang=4)


def effect_lines(screen: Screen, session: Session, reached: Sequence[DealEffect], new: str) -> None:
    """Each deal for which something would be otherwise; the others in one line."""
    screen.add((session.text(say("diff.deals", new=new)), "bold"))
    for one in reached:
        if not one.touched:
            continue
        screen.blank()
        account = one.view.deal.account
        screen.add((session.text(say("diff.deal", deal=one.deal, account=account)), "bold"))
        for words in effect_words(one):
            screen.add(session.text(words), indent=2, hang=4)
    same = sum(not one.touched for one in reached)
    if same:
        screen.blank()
        screen.add(session.text(say("diff.untouched", deals=Unit(same, "deal"))))


def counts_of(changes: Sequence[Change]) -> Message:
    """How many of each kind, for the last line."""
    return say("diff.counts", counts=tuple(_counts(changes)))


def _counts(changes: Sequence[Change]) -> Iterator[Message]:
    kinds = [change.kind for change in changes]
    for kind, words in _COUNTED.items():
        if kind in kinds:
            yield say("diff.count", kind=say(words), number=kinds.count(kind))


def _title(id_: str | None, old: Playbook, new: Playbook) -> Message:
    if id_ is None:
        return say("diff.general")
    stage = new.stage(id_) or old.stage(id_)
    return say("diff.group", title=stage.title, id=id_) if stage else say("value", value=id_)
