"""What moving a deal to another content of its playbook comes to, or why it cannot be done.

Nothing recorded is lost by it: what has no place in the other content is kept under its old id.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from salescoach.deal.events import FactValue, PlaybookChanged, Renamed
from salescoach.deal.state import Deal
from salescoach.guidance.fitting import Named, fits, named_in
from salescoach.playbook.model import Fact, Playbook, Stage
from salescoach.playbook.renames import KINDS, OWNED, STEPS, Rename, Renames, renames_between
from salescoach.values.messages import Message, say
from salescoach.values.record import record

RECORDED = (
    "stage", "handover", "item", "criterion", "fact", "choice", "customer-type", "deal-kind",
    "lead-source", "buyer-role", "seller-role", "visit-kind", "commitment-kind", "agreement-kind",
    "doubt", "perspective", "lost", "disqualified", "cancelled", "parking",
)  # fmt: skip
"""The kinds whose ids stand in events."""


@record(kw_only=True)
class Upgrade:
    """It can be done.

    Attributes:
        payload: the event.
        renames: what is called otherwise in the new content, whether the deal has it or not.
        renamed: of that, what is recorded in this deal.
        homeless: what is recorded in this deal and has no place in the new content.
        stage: where the deal stands then.
        moved: whether that is another stage, and not the same one under another id.
    """

    payload: PlaybookChanged
    renames: Renames
    renamed: tuple[Rename, ...]
    homeless: tuple[Named, ...]
    stage: str
    moved: bool


@record(kw_only=True)
class CannotUpgrade:
    """Why not, and the stages that there are to choose from; none where that would not help.

    `like`: the stage that is gone, and the new one that may be the same under another id.
    """

    sentence: Message
    stages: tuple[str, ...] = ()
    like: tuple[str, str] | None = None


def upgrade_of(
    deal: Deal,
    old: Playbook,
    new: Playbook,
    *,
    before: str = "",
    digest: str = "",
    stage: str | None = None,
    earlier: Sequence[Renamed] = (),
) -> Upgrade | CannotUpgrade:
    """Moving the deal, as it stands under the old content, to the new one.

    Args:
        deal: as it stands; its ids are those of `old`.
        old: what it follows.
        new: what it is to follow.
        before: the digest of `old`.
        digest: that of `new`.
        stage: where it is to stand, if its stage is gone.
        earlier: what earlier changes of the playbook of this deal have renamed.
    """
    if (other := other_playbook(old, new)) is not None:
        return other
    renames = renames_between(old, new)
    here = renames.now("stage", deal.stage)
    stands = _stands(deal.stage, here, old, new, stage, earlier)
    if isinstance(stands, CannotUpgrade):
        return stands
    named = named_in(deal, old.facts)
    return Upgrade(
        payload=PlaybookChanged(
            playbook=new.id,
            version=new.version,
            digest=digest,
            before=before,
            renamed=(
                *(_stored(one) for one in renames.pairs if one.kind in RECORDED),
                *_positions(old, new, renames, deal.stage, stands),
                *_kept(earlier, new, renames),
            ),
        ),
        renames=renames,
        renamed=_of_this_deal(named, deal, renames),
        homeless=tuple(_homeless(named, deal, new, renames)),
        stage=stands,
        moved=stands != here,
    )


def _stands(
    was: str,
    here: str,
    old: Playbook,
    new: Playbook,
    chosen: str | None,
    earlier: Sequence[Renamed],
) -> str | CannotUpgrade:
    """Where the deal is to stand that stood in `was`, which is called `here` in the new content."""
    ahead = tuple(one for one in new.stages if one.beside is None)
    ids = tuple(one.id for one in ahead)
    if here not in ids and chosen is None:
        chosen = _stood_in(was, earlier, ids)
    if chosen is not None and chosen not in ids:
        wrong = say("upgrade.no-such-stage", stage=chosen[:60], version=new.version)
        return CannotUpgrade(sentence=wrong, stages=ids)
    if here in ids:
        if chosen in (None, here):
            return here
        return CannotUpgrade(sentence=say("upgrade.stage-there", stage=here))
    if chosen is not None:
        return chosen
    missing = say("upgrade.stage-gone", stage=was, version=new.version)
    return CannotUpgrade(sentence=missing, stages=ids, like=_like(was, old, ahead))


def other_playbook(old: Playbook, new: Playbook) -> CannotUpgrade | None:
    """Why none of its contents is one for the deal; None where it is the same playbook."""
    if new.id == old.id or old.id in new.also or new.id in old.also:
        return None
    return CannotUpgrade(sentence=say("upgrade.other-playbook", old=old.id, new=new.id))


def _stood_in(here: str, earlier: Sequence[Renamed], ahead: Collection[str]) -> str | None:
    """Where the deal stood before an earlier change put it there; None for nowhere that is left."""
    stood = (one.before for one in earlier if one.kind == "position" and one.after == here)
    return next((id_ for id_ in stood if id_ in ahead), None)


def _like(here: str, old: Playbook, ahead: Sequence[Stage]) -> tuple[str, str] | None:
    """The one new stage of a like title, or with most of the items; None for none and several."""
    gone = old.stage(here)
    known = {one.id for one in old.stages}
    if gone is None:
        return None
    found = [one.id for one in ahead if one.id not in known and _is_like(gone, one)]
    return (here, found[0]) if len(found) == 1 else None


def _is_like(gone: Stage, new: Stage) -> bool:
    """The same words in the title, or in one of them more; or more than half of the items."""
    words, others = (set(one.title.casefold().split()) for one in (gone, new))
    if words and others and (words <= others or others <= words):
        return True
    items, there = ({item.id for item in one.items} for one in (gone, new))
    return len(items & there) * 2 > max(len(items), len(there))


def _stored(one: Rename) -> Renamed:
    return Renamed(kind=one.kind, before=one.before, after=one.after, joins=one.joins)


def _positions(
    old: Playbook, new: Playbook, renames: Renames, here: str, stands: str
) -> Iterator[Renamed]:
    """Where a deal stands that stood in a stage which is no position any more, and the way back.

    But for the stage of this deal that is the last one before it which both have, else the first.
    """
    back = {after: before for before, after in renames.of("stage").items()}
    forward = {one.id: renames.now("stage", one.id) for one in old.stages if one.beside is None}
    if here not in forward:  # a position under a playbook that is not followed any more
        forward[here] = here
    for kind, ids, places in (
        ("position", forward, new.stages),
        ("position-back", {o.id: back.get(o.id, o.id) for o in new.stages}, old.stages),
    ):
        there = [one.id for one in places if one.beside is None]
        last = there[0]
        for before, after in ids.items():
            if kind == "position" and before == here and after not in there:
                yield Renamed(kind=kind, before=before, after=stands)
            elif after not in there:
                yield Renamed(kind=kind, before=before, after=last)
            else:
                last = after


def _kept(earlier: Sequence[Renamed], new: Playbook, renames: Renames) -> Iterator[Renamed]:
    """Ids that an earlier change took away and that the new content has, for something else."""
    gone = {(one.kind, one.before) for one in renames.pairs}
    found = dict.fromkeys((one.kind, one.before) for one in earlier if one.kind in RECORDED)
    for kind, id_ in found:
        if (kind, id_) not in gone and id_ in ids_of(new, kind):
            yield Renamed(kind=kind, before=id_, after=id_)
    ahead = {one.id for one in new.stages if one.beside is None}
    places = (one.before for one in earlier if one.kind == "position" and one.before in ahead)
    for id_ in dict.fromkeys(places):
        yield Renamed(kind="position", before=id_, after=id_)


def ids_of(playbook: Playbook, kind: str) -> frozenset[str]:
    """Every id of a kind, as OWNER/ID where they are called after an owner."""
    if kind in KINDS:
        return frozenset(one.id for one in KINDS[kind](playbook))
    spaces = (OWNED.get(kind) or STEPS[kind])(playbook)
    return frozenset(f"{owner}/{one.id}" for owner, elements in spaces for one in elements)


def _of_this_deal(named: Sequence[Named], deal: Deal, renames: Renames) -> tuple[Rename, ...]:
    """In the order of the kinds; the stage that the deal stands in is one of them."""
    there = {(one.kind, one.id) for one in named} | {("stage", one.stage) for one in deal.stages}
    return tuple(one for one in renames.pairs if (one.kind, one.before) in there)


def _homeless(
    named: Sequence[Named], deal: Deal, new: Playbook, renames: Renames
) -> Iterator[Named]:
    """Under the old ids; a fact also where what is recorded is none of its values any more."""
    known: dict[str, frozenset[str]] = {}
    facts = {fact.id: fact for fact in new.facts}
    for one in named:
        if one.kind not in known:
            known[one.kind] = ids_of(new, one.kind)
        if one.kind == "choice":
            continue  # a value of a fact, see below
        now = renames.now(one.kind, one.id)
        there = now in known[one.kind]
        if not there or (one.kind == "fact" and not _all_fit(one.id, deal, facts[now], renames)):
            yield one


def _all_fit(old: str, deal: Deal, fact: Fact, renames: Renames) -> bool:
    return all(
        fits(fact, replace(one, value=_value(old, one.value, renames)))
        for one in deal.evidence
        if one.fact == old
    )


def _value(fact: str, value: FactValue | None, renames: Renames) -> FactValue | None:
    """The choices as they are called now."""
    match value:
        case tuple():
            return tuple(renames.now("choice", f"{fact}/{one}").partition("/")[2] for one in value)
        case str():
            return renames.now("choice", f"{fact}/{value}").partition("/")[2]
        case _:
            return value
