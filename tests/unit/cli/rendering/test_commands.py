import shlex

import pytest

from salescoach.cli.rendering.commands import VALUE, line, record_with
from tests.builders.deals import met, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import advice_on, the_action


@pytest.mark.parametrize(
    "word", ["Ana Ruiz", "x; rm -rf ~", "$(id)", "it's", "a|b", f"{VALUE}; id"]
)
def test_a_shell_takes_every_word_as_it_is(word: str) -> None:
    assert shlex.split(line("person", "add", word)) == ["salescoach", "person", "add", word]


def test_what_only_the_rep_knows_stands_bare() -> None:
    assert line("set", "acme", f"need={VALUE}") == f"salescoach set acme need={VALUE}"


NO = """
- {id: fit, statement: S, met_when: {fact: fits, is: true}, failed_when: {fact: fits, is: false},
   waivable: false}
"""
REASONS = "outcomes: {disqualified: {reasons: [{id: no-fit, title: 'No fit'}]}}"


@pytest.mark.parametrize(("text", "option"), [("", "--because"), (REASONS, "--reason")])
def test_walking_away_takes_a_reason_of_the_playbook_or_own_words(text: str, option: str) -> None:
    facts = "- {id: fits, title: Fits, type: flag, ask_whom: [user]}"
    book = a_playbook(text, facts=facts, criteria=NO)
    no = said("fits", False, by=["marta"])
    advice = advice_on(book, met("marta", roles=["user"]), no, deal_id="acme")
    action = the_action(advice, "walk-away/acme")

    assert record_with(action, "acme", book) == f"salescoach disqualify acme {option} …"
