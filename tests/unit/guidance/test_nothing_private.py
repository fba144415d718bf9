"""Whatever is recorded of a deal, in whatever order: of what is ours alone nothing is told.

The law behind docs/adr/0028. The words of each record say where they stand; the texts that leave
the house are made of any of them, and searched.
"""

from hypothesis import given
from hypothesis import strategies as st

from salescoach.cli.rendering.brief_words import (
    ask_rows,
    one_text,
    people_rows,
    purpose_rows,
    rest_rows,
)
from salescoach.cli.rendering.recap_lines import (
    body_lines,
    note_lines,
    receivers_line,
    subject_line,
)
from salescoach.deal.events import CriterionWaived, ItemSkipped, Payload
from salescoach.deal.record_events import Goal
from salescoach.guidance.brief import brief_of
from salescoach.guidance.meeting import talk_with
from salescoach.guidance.recap import last_held, mail_of, note_of
from salescoach.guidance.view import View
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    agreed,
    broken,
    changed,
    explored,
    held,
    moved,
    noted,
    ours,
    planned,
    raised,
    theirs,
)
from tests.builders.views import a_view

FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user], ask: ['Which?']}
- {id: floor, title: Floor, type: text, ours: true}
- {id: owner, title: Owner, type: person, ask_whom: [user, technical], ask: ['Who?']}
- {id: own, title: Own, type: text, scope: person, ask_whom: [user], ask: ['How?']}
- {id: budget, title: Budget, type: text, ask_whom: [economic], ask: ['How much?']}
"""
CRITERIA = """
- {id: c, statement: S, met_when: {all: [{fact: mark, known: true, from: [user]},
   {fact: mark, known: true, from: [technical]}]}}
"""
BOOK = a_playbook(
    """
doubts: [{id: like, sounds_like: ["x"], risk_behind: "SECRET of the library"}]
buyer_roles:
  - {id: user, title: Runs, decides_by: "SECRET way", prefers: "SECRET liking"}
  - {id: technical, title: Judges}
  - {id: economic, title: Pays}
solution_elements: [{id: spare, title: "SECRET fit", serves: [{role: user}]}]
""",
    facts=FACTS,
    criteria=CRITERIA,
)
BOTH = ("ulf", "marta")
FIRST: tuple[Payload | Command, ...] = (
    met("ulf", roles=["technical"]),
    met("marta", roles=["user"]),
    met("lea", name="Lea", roles=["economic"]),
    planned(day=DAY),
    command(held(people=BOTH), on=DAY),
    theirs(owner="ulf", visit="visit-1", due=DAY),
    raised(words="their words", holder="marta", library="like"),
)
SECRETS: tuple[Payload | Command, ...] = (
    changed("ulf", stance="opponent"),
    changed("marta", stance="mentor", goals=(Goal(words="SECRET goal"),)),
    changed("lea", stance="supporter", wants="to get rid of Ulf (SECRET)"),
    noted("SECRET remark"),
    noted("SECRET note", private=True),
    explored(risk="SECRET risk", show="SECRET proof"),
    said("floor", "SECRET floor", by=BOTH),
    said("owner", "lea", by=BOTH, note="SECRET aside"),
    said("own", "SECRET opinion", by=["marta"], of="marta"),
    said("mark", "what Lea signs (SECRET)", by=["lea"]),
    command(said("budget", "SECRET budget", by=["lea"]), on=DAY),
    broken(because="SECRET excuse"),
    moved(due=DAY + A_DAY, because="SECRET delay"),
    agreed(give="SECRET give", get="SECRET get", our_part="SECRET part", said_by=BOTH),
    agreed("other", what="SECRET terms", said_by=("lea",)),
    ours("elsewhere", what="SECRET promise", to=("lea",)),
    ItemSkipped(stage="option-evaluation", item="x", because="SECRET reason"),
    CriterionWaived(
        stage="option-evaluation", criterion="c", because="SECRET waiver", until=DAY + A_DAY
    ),
)
# They are told to the rep alone, and these words for them nowhere at all.
NEVER = ("SECRET", "opponent", "mentor", "supporter", "broken", "Noted as", "so far", "did not do")


def view_of(records: list[Payload | Command]) -> View:
    return a_view(BOOK, *FIRST, *records, today=DAY + A_DAY)


def told(view: View) -> dict[str, str]:
    """The mail, the note and the sheet without what is private, as text."""
    render = Catalogue().text
    visit = last_held(view)
    assert visit is not None
    mail = mail_of(view, visit)
    to = receivers_line(mail)
    assert to is not None
    lines = [to, subject_line(mail), *body_lines(mail, "Kim Larsen")]
    brief = brief_of(view, talk_with(view, BOTH))
    parts = (purpose_rows, people_rows, ask_rows, rest_rows)
    rows = [row for part in parts for row in part(brief)]
    return {
        "mail": "\n".join(render(one) for one in lines if one is not None),
        "note": "\n".join(map(render, note_lines(note_of(view, visit)))),
        "sheet": "\n".join(render(one_text(row.text)) for row in rows if row.text),
    }


@given(st.lists(st.sampled_from(SECRETS), unique_by=id))
def test_nothing_that_is_ours_alone_is_told(records: list[Payload | Command]) -> None:
    texts = told(view_of(records))
    found = [(where, word) for where, text in texts.items() for word in NEVER if word in text]
    assert found == []


def test_the_words_of_a_doubt_are_in_the_note_and_not_in_what_they_get() -> None:
    texts = told(view_of(list(SECRETS)))
    assert {where: "their words" in text for where, text in texts.items()} == {
        "mail": False, "note": True, "sheet": False,
    }  # fmt: skip


def test_each_of_them_is_in_the_deal() -> None:
    """The law would hold of an empty deal as well."""
    deal = str(view_of(list(SECRETS)).deal)
    assert deal.count("SECRET") >= 14
    assert [one for one in ("opponent", "mentor", "supporter") if one not in deal] == []
