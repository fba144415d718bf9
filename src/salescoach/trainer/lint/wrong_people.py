"""SC620: an item that takes people whose word does not settle what it is to record."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted


def wrong_people(linted: Linted) -> Iterator[Finding]:
    """Each fact of an item that nobody of those in its `with` can settle."""
    settle = {fact.id: fact.ask_whom for fact in linted.playbook.facts if fact.ask_whom}
    for step in linted.steps:
        with_ = set(step.item.with_)
        for number, fact in enumerate(step.item.records if with_ else ()):
            whom = settle.get(fact, ())
            if whom and not with_ & set(whom):
                path = (*step.path, "records", number)
                yield finding("SC620", path, fact=fact, roles=whom)
