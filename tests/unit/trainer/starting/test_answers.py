import pytest

from salescoach.errors import BadUsage
from salescoach.trainer.starting.answers import MOST_ROLES, roles_of, text_of


def test_a_text_keeps_what_stands_in_it_but_the_spaces_around() -> None:
    assert text_of("  a: 'b' # {c} \u6cf5 ", "--title") == "a: 'b' # {c} \u6cf5"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("", "empty-text"),
        ("  ", "empty-text"),
        ("x" * 201, "long-text"),
        ("a\nb", "several-lines"),
        ("a\tb", "several-lines"),
        ("a\x1b[31m", "unsafe-text"),
        ("a\u202eb", "unsafe-text"),
        ("a\ufffeb", "unsafe-text"),
        ("a\uffffb", "unsafe-text"),
    ],
)
def test_what_no_playbook_can_hold_is_refused_with_the_name_of_the_option(
    given: str, sentence: str
) -> None:
    with pytest.raises(BadUsage) as refused:
        text_of(given, "--title")
    assert refused.value.sentence.id == sentence
    assert dict(refused.value.sentence.args)["what"] == "--title"


def test_the_longest_text_is_taken() -> None:
    assert text_of("x" * 200, "--title") == "x" * 200


@pytest.mark.parametrize(
    ("given", "roles"),
    [
        (["Uses it, Pays for it"], ("Uses it", "Pays for it")),
        (["Uses it", "Pays for it"], ("Uses it", "Pays for it")),
        (["\u4f7f\u7528\uff0c\u4ed8\u6b3e\u3001\u7b7e\u5b57"],
         ("\u4f7f\u7528", "\u4ed8\u6b3e", "\u7b7e\u5b57")),
        (["a; b ,, a,"], ("a", "b")),
    ],
    ids=["commas", "several answers", "other commas", "twice, and nothing"],
)  # fmt: skip
def test_roles_stand_between_commas_each_once(given: list[str], roles: tuple[str, ...]) -> None:
    assert roles_of(given, "--who") == roles


def test_only_commas_are_nobody() -> None:
    with pytest.raises(BadUsage) as refused:
        roles_of([" , ;"], "--who")
    assert refused.value.sentence.id == "empty-text"


def test_six_roles_are_taken_and_seven_refused() -> None:
    names = [f"role {number}" for number in range(MOST_ROLES + 1)]
    assert roles_of([",".join(names[:-1])], "--who") == tuple(names[:-1])
    with pytest.raises(BadUsage) as refused:
        roles_of([",".join(names)], "--who")
    assert refused.value.sentence.id == "start.many-roles"
