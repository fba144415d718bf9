"""What an upgrade to another content would do to each running deal; nothing is written."""

from collections.abc import Iterator
from dataclasses import replace

from salescoach.cli.contents import Named, Seen
from salescoach.cli.seeing import view_with
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.uniting import is_later
from salescoach.errors import SalesCoachError
from salescoach.guidance.upgrading import CannotUpgrade, upgrade_of
from salescoach.guidance.view import View
from salescoach.trainer.diffing.effects import Effect, effect_of
from salescoach.values.messages import Message
from salescoach.values.record import record


@record(kw_only=True)
class DealEffect:
    """A deal that an upgrade would reach; `effect` or, where that is not possible, `why_not`."""

    deal: str
    view: View
    digest: str
    effect: Effect | None = None
    why_not: Message | None = None
    stages: tuple[str, ...] = ()
    like: tuple[str, str] | None = None

    @property
    def touched(self) -> bool:
        """Whether there is something to tell."""
        return self.effect is None or not self.effect.nothing


def effects(session: Session, new: Named, seen: Seen) -> tuple[DealEffect, ...]:
    """Of each of these deals, by id; those that follow a later version are left alone."""
    return tuple(_effects(session, new, seen))


def _effects(session: Session, new: Named, seen: Seen) -> Iterator[DealEffect]:
    for file, view in seen.values():
        follows = file.follows(session.today)
        if not is_later(follows.version, new.content.playbook.version):
            yield _effect(session, new, file, view)


def _effect(session: Session, new: Named, file: DealFile, view: View) -> DealEffect:
    follows = file.follows(session.today)
    upgrade = upgrade_of(
        view.deal, view.playbook, new.content.playbook,
        before=follows.digest, digest=new.digest, earlier=file.renamed,
    )  # fmt: skip
    told = DealEffect(deal=file.id, view=view, digest=follows.digest)
    if isinstance(upgrade, CannotUpgrade):
        why = upgrade
        return replace(told, why_not=why.sentence, stages=why.stages, like=why.like)
    playbook = new.content.playbook
    try:
        after = view_with(session, file, (upgrade.payload,), on=session.today, playbook=playbook)
        return replace(told, effect=effect_of(view, after, upgrade))
    except SalesCoachError as error:
        return replace(told, why_not=error.sentence)
