"""What following another content of its playbook would do to a deal: before and after, compared.

The deal after it is handed in as it would be read then: nothing is worked out twice.
"""

from collections.abc import Iterator

from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.fitting import Named
from salescoach.guidance.moves import is_past_the_decision
from salescoach.guidance.upgrading import Upgrade
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned
from salescoach.playbook.renames import Renames
from salescoach.values.record import record

_SUBJECTS = ("item", "criterion", "fact", "buyer-role", "handover", "stage")


@record(kw_only=True)
class VerdictChange:
    """A criterion of the gate whose verdict is another one; None where it does not count there.

    `id` is STAGE/ID in the new content, in the old one where it is gone; `old_id` where the two
    differ.
    """

    id: str
    old_id: str | None
    label: str
    before: Verdict | None
    after: Verdict | None


@record(kw_only=True)
class Effect:
    """What would be otherwise, of the gate where the deal stands, its first action, its warnings.

    Attributes:
        stage: where it stands before and after, by today's ids of each.
        moved: whether that is another stage, and not the same one under another id.
        decided_in: the stage in which they decide, where that lies behind it only after.
        gate_open: whether it could leave that stage, before and after.
        verdicts: of the criteria of that gate, in playbook order, those that are gone at the end.
        first: the first action, before and after; None where there is nothing to do.
        acts: whether that is another action, and not the same one under another id.
        comes, goes: warnings that fire only after, or only before.
        homeless: what is recorded and has no place in the new content.
    """

    stage: tuple[str, str]
    moved: bool
    decided_in: str | None = None
    gate_open: tuple[bool, bool]
    verdicts: tuple[VerdictChange, ...]
    first: tuple[Action | None, Action | None]
    acts: bool
    comes: tuple[Warned, ...]
    goes: tuple[Warned, ...]
    homeless: tuple[Named, ...]

    @property
    def nothing(self) -> bool:
        """Whether a rep would see no difference."""
        told = (
            self.moved,
            self.decided_in,
            self.acts,
            self.verdicts,
            self.comes,
            self.goes,
            self.homeless,
        )
        return not any(told) and self.gate_open[0] is self.gate_open[1]


def effect_of(before: View, after: View, upgrade: Upgrade) -> Effect:
    """The same deal on the same day, through what it follows and through what it would follow."""
    old, new = advise(before), advise(after)
    renames = upgrade.renames
    first = tuple(next(iter(one.actions), None) for one in (old, new))
    return Effect(
        stage=(before.deal.stage, after.deal.stage),
        moved=upgrade.moved,
        decided_in=after.playbook.won_after if _falls_behind(before, after) else None,
        gate_open=(old.gate.open, new.gate.open),
        verdicts=tuple(_verdicts(old, new, renames)),
        first=(first[0], first[1]),
        acts=not _is_same(first[0], first[1], renames),
        comes=_without(new.warnings, {renames.now("warning", one.rule.id) for one in old.warnings}),
        goes=tuple(
            one
            for one in old.warnings
            if renames.now("warning", one.rule.id) not in {each.rule.id for each in new.warnings}
        ),
        homeless=upgrade.homeless,
    )


def _falls_behind(before: View, after: View) -> bool:
    return is_past_the_decision(after) and not is_past_the_decision(before)


def _without(warnings: tuple[Warned, ...], known: set[str]) -> tuple[Warned, ...]:
    return tuple(one for one in warnings if one.rule.id not in known)


def _verdicts(old: Advice, new: Advice, renames: Renames) -> Iterator[VerdictChange]:
    """What counts for the gate on one side alone has no verdict on the other."""
    were = {renames.now("criterion", one.path): one for one in old.gate.criteria}
    for judged in new.gate.criteria:
        was = were.pop(judged.path, None)
        if was is None or was.verdict is not judged.verdict:
            yield _changed(was, judged, judged.path)
    for now, was in were.items():
        yield _changed(was, None, now if new.view.find_criterion(now) else was.path)


def _changed(was: Judged | None, now: Judged | None, id_: str) -> VerdictChange:
    known = now or was
    assert known is not None
    return VerdictChange(
        id=id_,
        old_id=was.path if was is not None and was.path != id_ else None,
        label=known.criterion.label,
        before=was.verdict if was else None,
        after=now.verdict if now else None,
    )


def _is_same(old: Action | None, new: Action | None, renames: Renames) -> bool:
    if old is None or new is None:
        return old is new
    subjects = {old.subject, *(renames.now(kind, old.subject) for kind in _SUBJECTS)}
    return old.kind == new.kind and new.subject in subjects
