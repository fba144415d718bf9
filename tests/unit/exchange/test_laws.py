"""What holds of every line, whatever is typed."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from salescoach.exchange.attendance import read_people
from salescoach.exchange.clauses import MOST_LINE
from salescoach.exchange.hearing import Misheard
from salescoach.exchange.notes import read_note
from salescoach.exchange.spoken import Heard, echo_of, read_promises
from salescoach.guidance.debriefing import Debrief
from salescoach.wording.catalogue import Catalogue
from tests.builders.spoken import PEOPLE, ROLES, a_view, known

_VIEW = a_view()
_WORDS = [
    "ulf", "marta", "ulf+marta", "both", "erik dahl", "Möller", "陈明", "жуков", "xaver", "the",
    ":", "mails", "pass mark", "@ulf", "@me", "@", '"', "“", "”", ";", ",", "-", "(", ")", "or",
    "by", "on", "of", "next", "fri", "friday", "thu", "21 apr", "april 21", "30.4.", "30.4",
    "4/21", "2026-05-04", "2026-04-16", "3 mar", "today", "tomorrow", "in 2 weeks", "in 10d",
    "no date", "9:00", "end of", "may", "?", ".", "!", "\t", "\x00", "\u202e", "𝕏", "=", "#",
]  # fmt: skip
lines = st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join) | st.text(max_size=60)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(lines, st.sampled_from(["theirs", "ours"]))
@example("ulf " + "fri " * 2000, "theirs")
@example('ulf "' + "x" * MOST_LINE, "theirs")
@example("ulf " + "2026-" * 1500, "theirs")
@example("@" * 3000, "ours")
def test_no_word_is_made_up(line: str, side: str) -> None:
    read = read_promises(line, "ours" if side == "ours" else "theirs", known())
    typed = line.split()
    for promise in read.promises if isinstance(read, Heard) else ():
        assert promise.what
        for word in promise.what.split():
            assert any(word in one for one in typed) or word in line


@given(lines, days)
def test_a_day_is_after_the_visit_unless_it_is_that_very_day(line: str, visit: date) -> None:
    read = read_promises(line, "theirs", known(day=visit))
    for promise in read.promises if isinstance(read, Heard) else ():
        assert promise.due is None or promise.due >= visit
        if promise.due == visit:
            assert "today" in line or str(visit.year) in line


@given(lines, st.sampled_from(["theirs", "ours"]), days)
def test_what_is_shown_back_is_read_as_the_same(line: str, side: str, visit: date) -> None:
    among = known(day=visit)
    read = read_promises(line, "ours" if side == "ours" else "theirs", among)
    shown = Catalogue(today=visit)
    for promise in read.promises if isinstance(read, Heard) else ():
        if promise.due == visit:
            continue  # "today" is shown as its day, which is then the one of next year
        echo = shown.text(echo_of(promise, PEOPLE))
        again = read_promises(echo, promise.side, among)
        assert isinstance(again, Heard), (echo, again)
        assert again.promises == (promise,), echo


@given(lines)
def test_who_was_there_is_known_or_new_or_a_problem(line: str) -> None:
    read = read_people(line, known(), ROLES)
    if isinstance(read, Misheard):
        assert read.problems
    else:
        new = {one.person for one in read.new}
        assert set(read.people) <= {one.id for one in PEOPLE} | new


_BEGINS = [
    "with: ",
    "came: ",
    "late: ",
    "they: ",
    "we: ",
    "fact ",
    "fact pass-mark = ",
    "asked ",
    "doubt raised ",
    "doubt settled @marta: ",
    "note: ",
    "private: ",
    "# ",
    "",
    "kind: ",
]


@given(st.lists(st.tuples(st.sampled_from(_BEGINS), lines), max_size=6), st.binary(max_size=80))
def test_every_note_is_taken_over_whole_or_told_what_is_wrong(
    parts: list[tuple[str, str]], rest: bytes
) -> None:
    text = "\n".join(begin + line for begin, line in parts)
    for data in (text.encode(errors="surrogatepass"), text.encode("utf-8", "ignore") + rest):
        read = read_note(data, _VIEW, day=_VIEW.today)
        if not isinstance(read, Debrief):
            lines_there = data.count(b"\n") + data.count(b"\r") + 1
            assert read.troubles
            assert all(1 <= one.line <= lines_there for one in read.troubles)
