"""What became of deals that were to follow another content of their playbook."""

from collections.abc import Iterator, Sequence
from typing import Any

from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.still_open import still_open
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.upgrades import Upgraded
from salescoach.deal.events import Event, PlaybookChanged
from salescoach.errors import SalesCoachError
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.moves import is_past_the_decision
from salescoach.guidance.upgrading import Upgrade
from salescoach.values.canonical import canonical
from salescoach.values.messages import Message, Unit, say


def tell_refused(session: Session, errors: Sequence[SalesCoachError]) -> None:
    """Each of them, where several deals cannot be moved; with JSON the last error says it."""
    if session.format == "json":
        return
    for one in errors:
        session.out.error(session.text(one.sentence))
        if one.hint is not None:
            session.out.error("  " + session.text(one.hint))


def tell_upgraded(session: Session, results: Sequence[Upgraded], *, dry_run: bool) -> None:
    """A few lines a deal, and the sum where there are several."""
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            deals = [_json(session, one, dry_run=dry_run) for one in results]
            session.out.data(document("upgraded", session.today, dry_run=dry_run, deals=deals))
        case "plain":
            for one in results:
                session.out.row(_cells(one))
        case _:
            for one in results:
                for message in _told(session, one, dry_run=dry_run):
                    session.out.data(session.text(message))
    if not results:
        session.words(say("upgrade.none"))
    elif len(results) > 1 or session.format != "table":
        _tell_sum(session, results, dry_run=dry_run)
    if dry_run and session.format != "table":  # for a screen the lines above say it
        for event in (event for one in results for event in _new(one)):
            session.words(say("value", value=canonical(event.raw).decode()))
    for name in dict.fromkeys(_follows(one) for one in results if one.result == "no-target"):
        again = ("--dry-run",) if dry_run else ()
        command = line("deal", "upgrade", "--all", "--to", f"{name}.yaml", *again)
        session.words(say("hint.upgrade-to", playbook=name, command=command))


def tell_before(session: Session, results: Sequence[Upgraded]) -> None:
    """What would become of each of them, beside the data: so that somebody can say yes to it."""
    for one in results:
        for message in _told(session, one, dry_run=True):
            session.words(message)


def _follows(one: Upgraded) -> str:
    return one.before.follows().id


def _new(one: Upgraded) -> tuple[Event, ...]:
    """What is recorded by it."""
    return one.file.events[len(one.before.events) :]


def _tell_sum(session: Session, results: Sequence[Upgraded], *, dry_run: bool) -> None:
    moved = sum(one.result == "upgraded" for one in results)
    parts = Unit(moved, "deal"), Unit(len(results) - moved, "deal")
    done = "upgraded.would-sum" if dry_run else "upgraded.sum"
    session.words(say(done, moved=parts[0], same=parts[1]))


def _told(session: Session, one: Upgraded, *, dry_run: bool) -> Iterator[Message]:
    yield _head(one, dry_run=dry_run)
    if one.upgrade is None:
        return
    advice = _advice(session, one)
    below = [*_names(one.upgrade), *_standing(session, one, one.upgrade, advice)]
    if not dry_run:
        below.append(say("upgraded.undo", undo=line("undo", one.file.id)))
    for message in below:
        yield say("value", value="  " + session.text(message))


def _head(one: Upgraded, *, dry_run: bool) -> Message:
    before, after = one.before.follows(), one.file.follows()
    facts = {"deal": one.file.id, "playbook": after.id, "before": before.version}
    match one.result:
        case "upgraded":
            if before.version == after.version:
                del facts["before"]
                same = "upgraded.would-same-version" if dry_run else "upgraded.same-version"
                return say(same, **facts, to=after.version)
            done = "upgraded.would" if dry_run else "upgraded.done"
            return say(done, **facts, to=after.version)
        case "already":
            del facts["before"]
            return say("upgraded.already", **facts, to=after.version)
        case "newer":
            return say("upgraded.newer", **facts)
        case "no-target":
            del facts["before"]
            return say("upgraded.no-target", **facts)


def _names(upgrade: Upgrade) -> Iterator[Message]:
    if upgrade.renamed:
        names = tuple(
            say("upgraded.rename", kind=say(f"kind.{one.kind}"), before=one.before, after=one.after)
            for one in upgrade.renamed
        )
        yield say("upgraded.renamed", names=names)
    if upgrade.homeless:
        names = tuple(
            say("upgraded.named", kind=say(f"kind.{one.kind}"), id=one.id)
            for one in upgrade.homeless
        )
        yield say("upgraded.homeless", names=names)


def _standing(
    session: Session, one: Upgraded, upgrade: Upgrade, advice: Advice
) -> Iterator[Message]:
    from salescoach.cli.receipt import next_words

    moved = "upgraded.stage-moved" if upgrade.moved else "upgraded.stage"
    yield say(moved, stage=advice.view.stage.title)
    if is_past_the_decision(advice.view) and not is_past_the_decision(view_of(session, one.before)):
        deciding = advice.view.playbook.stage(advice.view.playbook.won_after or "")
        assert deciding is not None
        win = line("win", one.file.id)
        yield say("upgraded.past-decision", deciding=deciding.title, command=win)
    if advice.gate.open is not _was_open(session, one):
        gate = "upgraded.gate-opens" if advice.gate.open else "upgraded.gate-closes"
        yield say(gate, stage=advice.view.stage.title)
    if not advice.view.deal.rests_on(advice.view.today):
        open_ = still_open(advice, session)
        if open_ is not None:
            yield open_
    yield say("upgraded.next", next=next_words(session, advice))


def _advice(session: Session, one: Upgraded) -> Advice:
    playbook = one.target.playbook if one.target is not None else None
    return advise(view_of(session, one.file, playbook))


def _was_open(session: Session, one: Upgraded) -> bool:
    """Whether the deal could leave its stage before."""
    return advise(view_of(session, one.before)).gate.open


def _cells(one: Upgraded) -> tuple[str, ...]:
    before, after = one.before.follows(), one.file.follows()
    return (one.file.id, one.result, after.id, before.version, after.version)


def _json(session: Session, one: Upgraded, *, dry_run: bool) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import event_json

    before, after = one.before.follows(), one.file.follows()
    upgrade = one.upgrade
    new = _new(one)
    members: dict[str, Any] = {
        "id": one.file.id,
        "result": one.result,
        "from": {"id": before.id, "version": before.version, "digest": before.digest},
        "to": {"id": after.id, "version": after.version, "digest": after.digest},
        "renamed": [],
        "without_place": [],
        "stage": None,
        "moved": False,
        "gate_was_open": None,
        "gate_open": None,
        "next": None,
        "tx": None,
        "events": [],
    }
    if upgrade is None:
        return members
    advice = _advice(session, one)
    changes = [event for event in new if isinstance(event.payload, PlaybookChanged)]
    return members | {
        "renamed": [
            {"kind": item.kind, "before": item.before, "after": item.after}
            for item in upgrade.renamed
        ],
        "without_place": [{"kind": item.kind, "id": item.id} for item in upgrade.homeless],
        "stage": upgrade.stage,
        "moved": upgrade.moved,
        "gate_was_open": _was_open(session, one),
        "gate_open": advice.gate.open,
        "next": advice.actions[0].id if advice.actions else None,
        "tx": changes[0].tx if changes and not dry_run else None,
        "events": [event_json(event) for event in new],
    }
