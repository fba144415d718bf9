"""What is wrong with a playbook, and what it means, hangs on no order of keys.

But for one thing, on purpose: hints are rationed, and go to the first wrong words of the file.
"""

from collections import Counter
from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.reader import read_yaml
from salescoach.values.canonical import canonical
from salescoach.values.messages import Message
from tests.builders.shuffling import keys_shuffled
from tests.builders.written import WHOLE, as_yaml, slips, variants

FEWER_THAN_HINTS = 15

randoms = st.randoms(use_true_random=False)


def told(data: bytes) -> Counter[Any]:
    """Every problem by what stands where it is told, not by line and column."""
    document, _ = read_yaml(data, "p.yaml")
    paths = {place: path for path, place in [*document.places.items(), *document.keys.items()]}
    problems = compile_playbook(data, "p.yaml").problems
    with_remedies = len(problems) <= FEWER_THAN_HINTS
    return Counter(
        (one.code, paths[one.place], _unplaced(one.message), one.remedy if with_remedies else None)
        for one in problems
    )


def _unplaced(message: Message) -> tuple[Any, ...]:
    """Without the line of what it names beside: that is another one in another order."""
    return message.id, *(arg for arg in message.args if arg[0] != "line")


@given(slips(), randoms)
def test_the_same_problems_are_told_at_the_same_things(data: dict[str, Any], random: Any) -> None:
    assert told(as_yaml(keys_shuffled(data, random))) == told(as_yaml(data))


def test_so_are_many_problems_of_every_kind() -> None:
    data: dict[str, Any] = deepcopy(WHOLE)
    first, second = data["stages"][0]["checklists"][0]["items"]
    said, judged = data["stages"][0]["exit_criteria"]
    first |= {"titel": "x", "after": ["second"], "effort": "soon", "id": "first"}
    second |= {"after": ["first"], "start_here": True, "records": ["pian"], "with": ["usr"]}
    said |= {"met_when": {"fact": "pain", "item": "first"}, "when": {"fact": "pain", "knwon": True}}
    judged |= {"met_when": {"criterion": "late/paid"}, "failed_when": {"fact": "day", "is": "soon"}}
    data |= {"won_after": "erly", "version": "one", "ranking": {"opens_gat": "1"}, "x": "y"}
    plain = told(as_yaml(data))

    assert len({code for code, *_ in plain}) == 6
    assert plain.total() > 10
    for seed in range(20):
        assert told(as_yaml(keys_shuffled(data, Random(seed)))) == plain


@given(variants(), randoms)
def test_the_same_playbook_is_the_same_bytes(data: dict[str, Any], random: Any) -> None:
    plain, other = (
        compile_playbook(as_yaml(one), "p.yaml") for one in (data, keys_shuffled(data, random))
    )

    assert isinstance(plain, Compiled)
    assert isinstance(other, Compiled)
    assert canonical(plain.resolved) == canonical(other.resolved)
    assert plain.playbook == other.playbook
