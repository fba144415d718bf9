"""What there is of each kind: deals, and what a deal holds. Ids only, in a useful order.

A candidate is an id and what it stands for; that is shown beside it where a shell can. Kinds are
the words of `parameters.py`; a kind may have more words, which say what of it (`visit planned`).
"""

from collections.abc import Callable, Iterable, Iterator

from salescoach.cli.completing.known import Known
from salescoach.cli.completing.line import FILES, FOLDERS
from salescoach.deal.transactions import transactions, undoable, undoings

Candidate = tuple[str, str]
Source = Callable[[Known, list[str]], Iterable[Candidate]]


def candidates(known: Known) -> Iterable[Candidate]:
    """Everything of the kind that is wanted; what it begins with is not looked at."""
    kind, *words = known.wanted.what.split()
    if kind in _SOURCES:
        return _SOURCES[kind](known, words)
    from salescoach.cli.completing.of_playbook import SOURCES

    return SOURCES[kind](known, words)


def _words(_known: Known, words: list[str]) -> Iterator[Candidate]:
    yield from ((word, "") for word in words)


def _deals(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """By the names of their files alone: however many there are, none is read."""
    yield from ((id_, "") for id_ in known.session.store.ids())


def _people(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """Theirs. A promise of ours is owned by one of us, of whom no list is kept."""
    if "--ours" in known.wanted.given and known.wanted.command == "commitment add":
        return
    yield from ((one.id, one.name) for one in known.deal.people)


def _visits(known: Known, states: list[str]) -> Iterator[Candidate]:
    for one in known.deal.records.visits:
        if not states or one.state in states:
            yield one.id, f"{one.day.isoformat()}  {', '.join(one.people)}"


def _commitments(known: Known, states: list[str]) -> Iterator[Candidate]:
    for one in known.deal.records.commitments:
        if not states or one.state in states:
            yield one.id, one.what


def _doubts(known: Known, states: list[str]) -> Iterator[Candidate]:
    for one in known.deal.records.doubts:
        if not states or one.state in states:
            yield one.id, one.words


def _agreements(known: Known, _words: list[str]) -> Iterator[Candidate]:
    yield from ((one.id, one.what) for one in known.deal.records.agreements)


def _options(known: Known, _words: list[str]) -> Iterator[Candidate]:
    yield from ((one.id, one.title) for one in known.deal.records.options)


def _problems(known: Known, states: list[str]) -> Iterator[Candidate]:
    for one in known.deal.records.problems:
        if not states or one.state in states:
            yield one.id, one.what


def _weights(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """What they weigh by; criteria in words of several parts are for the keyboard."""
    yield from ((f"{one.criterion}=", "") for one in known.deal.records.weights)


def _commands(known: Known, _words: list[str]) -> Iterator[Candidate]:
    """What `undo` takes back, the newest first; with --redo what it took back."""
    done = transactions(known.file.events)
    able = undoable(done)
    if "--redo" in known.wanted.given:
        undone = {one.undoes for one in undoings(done)}
        able = tuple(one for one in reversed(done) if one.tx in undone)
    for one in able:
        kinds = dict.fromkeys(event.raw["kind"] for event in one.events)
        yield one.tx[:8], f"{one.events[0].on.isoformat()}  {', '.join(map(str, kinds))}"


def _playbooks(_known: Known, _words: list[str]) -> Iterator[Candidate]:
    from salescoach.playbook.places import shipped

    yield from ((id_, "") for id_ in shipped())
    yield FILES, ""


def _examples(_known: Known, _words: list[str]) -> Iterator[Candidate]:
    """Only playbooks that ship have one."""
    from salescoach.cli.demo.story import examples

    yield from ((id_, "") for id_ in examples())


def _codes_and_keys(_known: Known, _words: list[str]) -> Iterator[Candidate]:
    """The codes; each key alone, and with what it belongs to."""
    from salescoach.playbook.problems import CODES
    from salescoach.trainer.keys.table import FILE, read_table

    yield from CODES.items()
    keys = read_table(FILE.read_bytes())
    yield from dict.fromkeys((one.key, "") for one in keys)
    yield from dict.fromkeys((one.name, "") for one in keys)


def _languages(known: Known, _words: list[str]) -> Iterator[Candidate]:
    from salescoach.store.translations import Translations
    from salescoach.wording.catalogue import languages

    session = known.session
    kept = Translations(session.world.disk, session.home).languages()
    both = (*languages(session.world.locales), *kept)
    yield from ((one, "") for one in dict.fromkeys(both))


_SOURCES: dict[str, Source] = {
    "nothing": lambda _known, _words: (),
    "words": _words,
    "file": lambda _known, _words: [(FILES, "")],
    "folder": lambda _known, _words: [(FOLDERS, "")],
    "deal": _deals,
    "person": _people,
    "visit": _visits,
    "commitment": _commitments,
    "doubt": _doubts,
    "agreement": _agreements,
    "option": _options,
    "problem": _problems,
    "weight=": _weights,
    "tx": _commands,
    "playbook": _playbooks,
    "example": _examples,
    "code-or-key": _codes_and_keys,
    "language": _languages,
}
