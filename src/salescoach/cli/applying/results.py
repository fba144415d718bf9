"""What became of each line: one record of data a line, and a sentence about them all."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from salescoach.cli import listing
from salescoach.cli.applying.trying import Came, Outcome, Tried
from salescoach.cli.recording import standing
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.twins import there_already, twins_of
from salescoach.deal.events import DealOpened
from salescoach.exchange.hearing import Trouble
from salescoach.values.canonical import canonical
from salescoach.values.messages import Message, Unit, say

MOST_TWINS = 5
"""So many new deals are named that may be there already; of the others the number is told."""
CAME: tuple[Came, ...] = ("recorded", "already", "taken-back", "fine", "wrong", "not-tried")

RESULTS = listing.Shape(
    schema="applied",
    member="results",
    columns=("line", "result", "deal", "tx", "command", "problems"),
)


@contextmanager
def telling(tried: Tried, *, dry_run: bool) -> Iterator[None]:
    """Around all that is told of what stands by then; AfterTheChange as of `standing`."""
    written = tried.those("recorded")
    if not written or written[0].change is None:
        yield
        return
    with standing(written[0].change, dry_run=dry_run):
        yield


def show(session: Session, file: str, tried: Tried, *, dry_run: bool) -> None:
    """The data, in the format that is asked for."""
    told = listing.tell(
        session, RESULTS, tried.outcomes,
        cells=lambda one: _cells(session, one),
        json=lambda one: result_json(session, one),
        around=lambda objects: {
            "file": file,
            "dry_run": dry_run,
            "counts": {came: len(tried.those(came)) for came in CAME},
            "results": objects,
        },
    )  # fmt: skip
    if not told:
        session.out.screen(_screen(session, tried))


def _cells(session: Session, one: Outcome) -> tuple[str, ...]:
    words = "; ".join(_words(session, trouble) for trouble in one.troubles)
    cells = (str(one.line), one.came, one.deal, one.tx, one.command, words)
    return tuple(cell or "" for cell in cells)


def result_json(session: Session, outcome: Outcome) -> dict[str, Any]:
    """What became of a line, as scripts rely on it."""
    from salescoach.cli.rendering.json_shapes import event_json

    events = outcome.change.events if outcome.change is not None else ()
    return {
        "line": outcome.line,
        "result": outcome.came,
        "deal": outcome.deal,
        "command": outcome.command,
        "tx": outcome.tx,
        "events": [event_json(event) for event in events],
        "problems": [
            {
                "line": one.line,
                "column": one.column,
                "message": session.text(one.message),
                "hint": session.text(one.hint) if one.hint is not None else None,
            }
            for one in outcome.troubles
        ],
    }


def show_events(session: Session, tried: Tried) -> None:
    """What would be recorded, as every command shows it with --dry-run."""
    from salescoach.cli.receipt import recorded_words

    for one in tried.those("recorded"):
        if one.change is None or one.session is None:
            continue
        view = view_of(one.session, one.change.file)
        told = recorded_words(one.change, view)
        session.words(say("receipt.dry", deal=one.change.file.id, recorded=told))
        for event in one.change.events:
            session.words(say("value", value=canonical(event.raw).decode()))


def tell(session: Session, name: str, tried: Tried, *, dry_run: bool) -> None:
    """In words what it came to; of a file that is wrong even with --quiet."""
    if tried.wrong:
        _tell_wrong(session, name, tried)
        return
    recorded = Unit(len(tried.those("recorded")), "change")
    deals = Unit(len(tried.changed), "deal")
    if recorded.count and dry_run:
        session.words(say("apply.would", file=name, changes=recorded, deals=deals))
    elif recorded.count:
        session.words(say("apply.recorded", file=name, changes=recorded, deals=deals))
    else:
        session.words(say("apply.nothing-new", file=name))
    _tell_twins(session, tried)
    if already := tried.those("already"):
        session.words(say("apply.already", changes=Unit(len(already), "change")))
    if back := tried.those("taken-back"):
        session.words(say("apply.taken-back", changes=Unit(len(back), "change")))


def _tell_twins(session: Session, tried: Tried) -> None:
    """New deals of accounts that have one already, or got one from an earlier line."""
    if session.out.quiet:
        return
    opened = [
        one.change.file
        for one in tried.those("recorded")
        if one.change is not None and isinstance(one.change.events[0].payload, DealOpened)
    ]
    later = {file.id for file in opened}
    found: list[Message] = []
    for file in opened:
        later.remove(file.id)
        if twins := twins_of(tried.batch, file, without=later):
            found.append(say("apply.twin", deal=file.id, twins=there_already(twins)))
    for sentence in found[:MOST_TWINS]:
        session.words(sentence)
    if len(found) > MOST_TWINS:
        session.words(say("apply.more-twins", deals=Unit(len(found) - MOST_TWINS, "deal")))


def _tell_wrong(session: Session, name: str, tried: Tried) -> None:
    count = Unit(sum(len(one.troubles) for one in tried.wrong), "problem")
    head = say("apply.wrong", file=name, problems=count)
    session.out.error(session.text(say("error", sentence=head)))
    if session.format not in ("table", "plain"):
        return
    first = tried.wrong[0].troubles[0]
    if session.format == "plain":
        session.out.error(_placed(session, first))


def _screen(session: Session, tried: Tried) -> str:
    """On a terminal what is wrong, each with its place and remedy; else what each deal got."""
    from salescoach.cli.rendering.layout import Screen, columns, padded

    screen = Screen(session)
    for outcome in tried.wrong:
        what = "  ".join(one for one in (outcome.deal, outcome.command) if one)
        for one in outcome.troubles:
            screen.add((session.text(_place(one)), "yellow"), f"  {what}" if what else "", hang=4)
            screen.add(session.text(one.message), indent=4)
            if one.hint is not None:
                screen.add((session.text(one.hint), "dim"), indent=4)
    if tried.wrong:
        if left := tried.those("not-tried"):
            screen.blank()
            screen.add(session.text(say("apply.not-tried", changes=Unit(len(left), "change"))))
        return screen.text()
    counts = Counter(one.deal for one in tried.those("recorded"))
    rows = [(str(deal), session.text(say("value", value=Unit(n, "change"))))
            for deal, n in counts.items()]  # fmt: skip
    if rows:
        width, _ = columns(rows)
        for deal, changes in rows:
            screen.add((padded(deal, width + 2), "bold"), changes)
    return screen.text()


def _words(session: Session, trouble: Trouble) -> str:
    """The sentence and what mends it, each ended as a sentence is, for one column."""
    sentence = session.text(trouble.message).strip(" .")
    if trouble.hint is None:
        return sentence
    end = "" if sentence.endswith(("?", "!")) else "."
    return f"{sentence}{end} {session.text(trouble.hint).strip(' .')}"


def _placed(session: Session, trouble: Trouble) -> str:
    return f"{session.text(_place(trouble))}: {_words(session, trouble)}"


def _place(trouble: Trouble) -> Message:
    if trouble.column is None:
        return say("apply.line", line=trouble.line)
    return say("apply.line-column", line=trouble.line, column=trouble.column)
