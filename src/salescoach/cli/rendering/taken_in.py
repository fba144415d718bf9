"""What became of deals that came in, and what kept them out."""

from collections.abc import Sequence

from salescoach.cli.exits import Exit
from salescoach.cli.failures import failure_line
from salescoach.cli.session import Session
from salescoach.exchange.flaws import Flaw
from salescoach.store.taking_in import TakenIn
from salescoach.values.messages import Message, Unit, say

MOST_FLAWS = 50


def tell_flaws(session: Session, name: str, flaws: Sequence[Flaw], code: Exit) -> None:
    """Each on a line: the deal, the place, what is wrong; all in one document for a program."""
    shown = session.text(say("import.stdin")) if name == "-" else name
    head = say("import.unfit", file=shown[:400], problems=Unit(len(flaws), "problem"))
    if session.format == "json":
        problems = [session.text(_flaw(one)) for one in flaws]
        told = failure_line(session.today, code, head, None, session.text, problems=problems)
        session.out.error(told)
        return
    session.out.error(session.text(say("error", sentence=head)))
    for one in flaws[:MOST_FLAWS]:
        session.out.error(session.text(_flaw(one)))
    if len(flaws) > MOST_FLAWS:
        session.out.error(session.text(say("import.more-flaws", n=len(flaws) - MOST_FLAWS)))


def tell_taken_in(session: Session, taken: Sequence[TakenIn], *, dry_run: bool) -> None:
    """A line a deal, and the sum of it."""
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            deals = [
                {"id": one.file.id, "result": result_of(one), "events": list(one.added)}
                for one in taken
            ]
            session.out.data(document("imported", session.today, dry_run=dry_run, deals=deals))
        case "plain":
            for one in taken:
                session.out.row((one.file.id, result_of(one), str(len(one.added))))
        case _:
            for one in taken:
                session.out.data(session.text(_told(one, dry_run=dry_run)))
    if not taken:
        session.words(say("import.nothing-in-it"))
        return
    results = [result_of(one) for one in taken]
    kinds = ("new", "united", "unchanged")
    new, united, same = (Unit(results.count(kind), "deal") for kind in kinds)
    done = "import.would" if dry_run else "import.done"
    session.words(say(done, new=new, united=united, same=same))


def result_of(one: TakenIn) -> str:
    """`new`, `united` with the one that was here, or `unchanged`."""
    if one.new:
        return "new"
    return "united" if one.changed else "unchanged"


def _told(one: TakenIn, *, dry_run: bool) -> Message:
    records = Unit(len(one.added), "record")
    kind = {
        ("new", False): "import.new",
        ("new", True): "import.would-new",
        ("united", False): "import.united",
        ("united", True): "import.would-unite",
    }.get((result_of(one), dry_run), "import.unchanged")
    return say(kind, deal=one.file.id, records=records)


def _flaw(one: Flaw) -> Message:
    path = one.path[:200]
    if one.deal is None:
        return say("import.flaw-nowhere", path=path, what=one.message)
    return say("import.flaw", deal=one.deal[:60], path=path, what=one.message)
