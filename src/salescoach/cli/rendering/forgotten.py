"""What `forget` did, or would do: in words, and as the receipt that every writer gives."""

from salescoach.cli.receipt import next_words
from salescoach.cli.rendering.telling import told
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.events import Undone
from salescoach.deal.transactions import transactions
from salescoach.guidance.advice import Advice, advise
from salescoach.store.port import Erased
from salescoach.values.messages import Unit, say


def show_forgotten(
    session: Session, erased: Erased, name: str, *, stays: bool, dry_run: bool
) -> None:
    """A line of words; of a rehearsal also each record as it would be; with `--json` a document."""
    if session.out.quiet and session.format != "json":
        return
    advice = advise(view_of(session, erased.file))
    if session.format == "json":
        session.out.data(_document(session, erased, advice, dry_run=dry_run))
    records = Unit(len(erased.redacted), "record")
    if dry_run:
        session.words(say("forgotten.would", deal=erased.file.id, who=name, records=records))
        _show_records(session, erased, advice)
    else:
        done = say("forgotten.done", deal=erased.file.id, who=name, records=records,
                   next=next_words(session, advice))  # fmt: skip
        session.words(done)
    if stays:
        session.words(say("forgotten.stays", deal=erased.file.id))
    if erased.unreadable:
        paths = tuple(str(path) for path in erased.unreadable)
        session.words(say("forgotten.unreadable", paths=paths))


def _show_records(session: Session, erased: Erased, advice: Advice) -> None:
    """What the history would say."""
    everything = transactions(erased.file.events)
    for one in erased.redacted:
        if not isinstance(one.after.payload, Undone):
            what = told(one.after.payload, advice.view, everything)
            session.words(say("forgotten.record", day=one.after.on, what=what))


def _document(session: Session, erased: Erased, advice: Advice, *, dry_run: bool) -> str:
    from salescoach.cli.rendering.json_shapes import action_json, deal_json, document, event_json

    first = advice.actions[:1]
    following = [action_json(one, 1, advice.view, session.text) for one in first]
    return document(
        "receipt",
        session.today,
        deal=deal_json(erased.file, advice),
        tx=None,
        repeated=False,
        dry_run=dry_run,
        events=[event_json(one.after) for one in erased.redacted],
        next=following[0] if following else None,
    )
