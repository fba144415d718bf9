"""Which content of which playbook a deal is to follow, and what became of each deal."""

from collections.abc import Sequence
from typing import Literal

from salescoach.cli.places import expanded
from salescoach.cli.playbooks import Loaded, load_file
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.cli.settings import NEW_PLAYBOOK
from salescoach.cli.translations import keep_translations, shown
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.fold import fold
from salescoach.deal.uniting import is_later
from salescoach.errors import InputNeeded, Refused
from salescoach.guidance.upgrading import CannotUpgrade, Upgrade, other_playbook, upgrade_of
from salescoach.playbook.model import Playbook
from salescoach.playbook.places import shipped
from salescoach.store.batch import Batch
from salescoach.store.port import Stamp
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import Message, say
from salescoach.values.record import record

Result = Literal["upgraded", "already", "newer", "no-target"]


@record
class Target:
    """A content that deals can follow; `playbook` is it in the language of the session."""

    loaded: Loaded
    playbook: Playbook
    digest: str


@record(kw_only=True)
class Upgraded:
    """What became of one deal; `upgrade` and `tx` where it was moved.

    `before` is the file as it was, `file` as it stands now. `target` is None where nothing is known
    that it could follow.
    """

    result: Result
    before: DealFile
    file: DealFile
    target: Target | None = None
    upgrade: Upgrade | None = None


class Targets:
    """From a deal to the content that it is to follow, each compiled once."""

    def __init__(self, session: Session, given: str | None) -> None:
        """`given` is a playbook's id or a file; None: the one that goes by the deal's own id."""
        self._session = session
        self._given = self._loaded(given) if given is not None else None
        self._usual: Target | None = None
        self._looked = False
        self._shipped: dict[str, Target] = {}

    @property
    def given(self) -> Target | None:
        """The one that --to names."""
        return self._given

    def of(self, file: DealFile) -> Target | None:
        """None where no playbook that is known here goes by the id of the deal's."""
        if self._given is not None:
            return self._given
        id_ = file.follows().id
        usual = self._of_configuration()
        if usual is not None and _goes_by(usual.playbook, id_):
            return usual
        if id_ not in shipped():
            return None
        if id_ not in self._shipped:
            self._shipped[id_] = self._loaded(id_)
        return self._shipped[id_]

    def fits(self, file: DealFile) -> bool:
        """Whether the deal follows some content of the playbook that --to names."""
        return self._given is None or _goes_by(self._given.playbook, file.follows().id)

    def _of_configuration(self) -> Target | None:
        """What `new` takes where nothing else is said."""
        if not self._looked:
            self._looked = True
            said = self._session.setting(NEW_PLAYBOOK)
            if said:
                self._usual = self._loaded(expanded(said, self._session.env))
        return self._usual

    def _loaded(self, name: str) -> Target:
        loaded = load_file(self._session, name)
        return Target(loaded, shown(self._session, loaded), digest_of(canonical(loaded.resolved)))


def _goes_by(playbook: Playbook, id_: str) -> bool:
    return playbook.id == id_ or id_ in playbook.also


class Upgrading:
    """Many deals tried before one of them is written."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        *,
        stage: str | None,
        older: bool,
        every: bool,
        alone: bool,
    ) -> None:
        """`every`: all deals are meant, so that what is newer or unknown is left alone.

        `alone`: only one is, so that a stage where none is needed is a mistake.
        """
        self.batch = Batch(session.store)
        self._session = session
        self._targets = targets
        self._stage = stage
        self._older = older
        self._every = every
        self._alone = alone

    def tried(self, deal_id: str) -> Upgraded | None:
        """The deal moved in memory; None where it is none of those that are meant.

        Raises:
            Refused: it cannot be moved, and was named.
        """
        before = self.batch.read(deal_id)
        if self._every and not (self._targets.fits(before) and self._goes_on(before)):
            return None
        target = self._targets.of(before)
        if target is None:
            return self._without_target(before)
        if target.digest == before.follows().digest:
            return Upgraded(result="already", before=before, file=before, target=target)
        other = other_playbook(self.batch.playbook_of(before), target.playbook)
        if other is not None:
            raise _refused(before, other)
        if not self._older and is_later(before.follows().version, target.playbook.version):
            if self._every:
                return Upgraded(result="newer", before=before, file=before, target=target)
            raise Refused(*_older(before, target))
        return self._moved(before, target)

    def keep_translations(self, results: Sequence[Upgraded]) -> None:
        """Put what stands beside the playbooks that deals follow now where the deals find it."""
        followed = (one.target for one in results if one.result != "newer")
        for target in {one.digest: one for one in followed if one is not None}.values():
            keep_translations(self._session, target.loaded)

    def _moved(self, before: DealFile, target: Target) -> Upgraded:
        found: list[Upgrade] = []

        def plan(file: DealFile) -> tuple[Payload, ...]:
            found[:] = [self._planned(file, target)]
            return (found[0].payload,)

        self.batch.pin(target.loaded.resolved)
        stamp: Stamp = self._session.stamp()
        change = self.batch.change(before.id, plan, stamp=stamp, again=True)
        return Upgraded(
            result="upgraded", before=before, file=change.file, target=target, upgrade=found[0]
        )

    def _planned(self, file: DealFile, target: Target) -> Upgrade:
        follows = file.follows()
        old = self.batch.playbook_of(file)

        def tried(stage: str | None) -> Upgrade | CannotUpgrade:
            return upgrade_of(
                fold(file.events),
                old,
                target.playbook,
                before=follows.digest,
                digest=target.digest,
                stage=stage,
                earlier=file.renamed,
            )

        result = tried(None)
        needed = isinstance(result, CannotUpgrade) and bool(result.stages)
        if self._stage is not None and (needed or self._alone):
            result = tried(self._stage)
        if isinstance(result, CannotUpgrade):
            raise _refused(file, result)
        return result

    def _without_target(self, file: DealFile) -> Upgraded:
        if self._every:
            return Upgraded(result="no-target", before=file, file=file)
        name = file.follows().id
        hint = say("hint.run", command=line("deal", "upgrade", file.id, "--to", f"{name}.yaml"))
        raise InputNeeded(say("upgrade.no-target", deal=file.id, playbook=name), hint)

    def _goes_on(self, file: DealFile) -> bool:
        deal = fold(file.events)
        return deal.ended is None


def _refused(file: DealFile, why: CannotUpgrade) -> Refused:
    sentence = say("upgrade.cannot", deal=file.id, why=why.sentence)
    return Refused(sentence, _where_to_stand(why))


def _where_to_stand(found: CannotUpgrade) -> Message | None:
    if found.like is not None:
        stage, now = found.like
        return say("hint.upgrade-also", stage=stage, now=now, stages=found.stages)
    return say("hint.upgrade-stage", stages=found.stages) if found.stages else None


def _older(file: DealFile, target: Target) -> tuple[Message, Message]:
    sentence = say(
        "upgrade.is-older",
        deal=file.id,
        version=file.follows().version,
        older=target.playbook.version,
    )
    return sentence, say("hint.upgrade-older")
