"""No sentence bypasses the catalogue: in a made-up language every word of ours stands in ⟦…⟧.

The playbook and the people speak Russian here, so that any Latin word left outside of the
brackets is an English one of ours; ids, codes and commands never translate and are taken off.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.worlds import Run
from tests.unit.wording.pseudo import LANGUAGE, write_catalogue

DEAL = "zavod"
PLAYBOOK = """
salescoach: 1
id: proba
version: 1.0.0
title: Проба
language: ru
default_warnings: false          # their texts are English, and not of the catalogue
customer_types:
  - {id: market, title: "Рынок"}
  - {id: loyal, title: "Верный"}
buyer_roles:
  - {id: user, title: "Работает", short: "работает", reach: ["{name}, кто это?"]}
  - {id: payer, title: "Платит", short: "платит"}
facts:
  - id: need
    title: Нужда
    type: text
    ask:
      - Что нужно?
    ask_whom: [user]
    stale_after: 30d
  - {id: price, title: "Цена", type: money, ask: "Сколько?", ask_whom: [payer]}
  - {id: sure, title: "Точно", type: flag, ask: "Точно?", ask_whom: [user, payer]}
  - {id: verdict, title: "Решение", type: choice, ours: true,
     choices: [{id: go, title: "Да"}, {id: stop, title: "Нет"}]}
stages:
  - id: first
    title: Начало
    leaving: можно
    limit: [{days: 10, calendar: business}]
    not_yet:
      - say: цена
        until: {fact: need, known: true}
        because: Рано.
    checklists:
      - id: work
        title: Дело
        items:
          - id: plan
            do: План
            why: Так надо
            records: [verdict]
            effort: 30min
            start_here: true
          - {id: talk, do: "Разговор", records: [need], with: [user], after: [plan]}
          - {id: loyal-only, do: "Верным", when: {customer_type: loyal}}
    exit_criteria:
      - {id: said, statement: "Сказали", short: "сказано",
         met_when: {all: [{fact: need, known: true, level: confirmed},
                          {stakeholder: {role: payer}}, {item: talk, is: done}]}}
      - {id: paid, statement: "Платят", met_when: {fact: price, at_least: 5 EUR},
         failed_when: {fact: sure, is: false, level: confirmed}}
      - {id: ours, statement: "Решили", internal: true, met_when: {fact: verdict, is: go}}
  - {id: second, title: "Дальше", about: "Пусто"}
"""
DOUBTFUL = """limit:
      - {days: 1}  # salescoach: ignore[SC310] так надо
      - {days: 2}
      - {days: 3}  # salescoach: ignore[SC310, SC301, SC3010]
"""
# what never translates: ids, codes, names of files, options and variables
_NEUTRAL = re.compile(
    r"zavod\S*|proba\S*|technical-sale|kim|EUR|[0-9a-f]{8,}|--[a-z-]+|[A-Z_]{2,}|SC[0-9]{3}"
    r"|(?:/[\w.-]+)+|[\w-]+\.(?:yaml|json)\S*|(?:user|payer|need|price|verdict|first)\b|\\n"
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    write_catalogue(tmp_path / "locales")
    (tmp_path / "proba.yaml").write_text(PLAYBOOK, encoding="utf-8")
    return Run(tmp_path)


def outside(text: str) -> list[str]:
    """The Latin words that stand outside of all brackets, ids and commands taken off."""
    depth, left = 0, []
    for character in text:
        depth += (character == "⟦") - (character == "⟧")
        if depth == 0 and character not in "⟦⟧":
            left.append(character)
    lines = [re.sub(r"salescoach .*", "", line) for line in "".join(left).splitlines()]
    return re.findall(r"[A-Za-z]{2,}", _NEUTRAL.sub(" ", "\n".join(lines)))


STORY: tuple[tuple[str, ...], ...] = (
    ("new", "Завод", "--playbook", "proba.yaml", "--amount", "900 EUR"),
    ("next", DEAL),
    ("set", DEAL, "customer-type=loyal"),
    ("next", DEAL),
    ("person", "add", DEAL, "Анна", "--role", "payer"),
    ("person", "add", DEAL, "Пётр"),
    ("set", DEAL, "need=Дело", "--said-by", "Анна", "--document", "письмо"),
    ("gate", DEAL),
    ("person", "add", DEAL, "Иван", "--role", "user", "--job", "мастер", "--wants", "покой"),
    ("set", DEAL, "need=Дело", "--said-by", "Иван", "--level", "heard"),
    ("set", DEAL, "need=Другое", "--said-by", "Иван", "--on", "2026-03-01"),
    ("set", DEAL, "sure=no", "--said-by", "Анна"),
    ("set", DEAL, "sure=no", "--said-by", "Анна"),
    ("set", DEAL, "price=4 EUR"),
    ("gate", DEAL),
    ("next", DEAL),
    ("why", DEAL, "plan"),
    ("why", DEAL, "talk"),
    ("why-not", DEAL, "plan"),
    ("why-not", DEAL, "loyal-only"),
    ("why-not", DEAL, "talk"),
    ("why-not", DEAL, "said"),
    ("why-not", DEAL, "paid"),
    ("why-not", DEAL, "need"),
    ("why-not", DEAL, "customer-type"),
    ("why-not", DEAL, "payer"),
    ("why-not", DEAL, "first"),
    ("why-not", DEAL, "second"),
    ("done", DEAL, "plan"),
    ("why-not", DEAL, "plan"),
    ("undo", DEAL),
    ("undo", DEAL, "--redo"),
    ("set", DEAL, "verdict=go", "--dry-run"),
    ("set", DEAL, "verdict=go"),
    ("next", DEAL, "--at", "2026-06-30"),
    ("next", "--at", "2026-06-30"),
    ("gate", DEAL, "--at", "2026-06-30"),
    ("show", DEAL),
    ("history", DEAL),
    ("person", "list", DEAL),
    ("brief", DEAL, "--with", "Анна"),
    ("brief", DEAL, "--with", "Анна", "--format", "md", "--private"),
    ("doubt", "raise", DEAL, "Дорого", "--holder", "Анна", "--severity", "high"),
    ("commitment", "add", DEAL, "Бумага", "--owner", "Анна", "--due", "2026-03-20"),
    ("commitment", "add", DEAL, "Лист", "--ours", "--to", "Анна", "--due", "2026-03-06"),
    ("visit", "plan", DEAL, "2026-03-09", "--time", "10:00", "--place", "там", "--with", "Анна"),
    ("brief", DEAL, "--at", "2026-03-08"),
    ("visit", "hold", DEAL, "--with", "Анна", "--place", "тут"),
    ("brief", DEAL, "--with", "Иван", "--at", "2026-03-10"),
    ("recap", DEAL),
    ("recap", DEAL, "--for", "crm"),
    ("doctor",),
    ("playbook", "check", "proba.yaml"),
    ("playbook", "check", "broken.yaml"),
    ("playbook", "check", "doubtful.yaml"),
    ("help", "exit-codes"),
    ("help", "environment"),
)
REFUSED: tuple[tuple[str, ...], ...] = (
    ("next", "nobody"),
    ("set", DEAL, "need=x", "--said-by", "Ольга"),
    ("set", DEAL, "neeed=x"),
    ("set", DEAL, "price=4.000 EUR"),
    ("set", DEAL, "price=много"),
    ("set", DEAL, "sure=может"),
    ("set", DEAL, "verdict=x", "--said-by", "Иван"),
    ("set", DEAL, "need=x", "--on", "2026-12-01"),
    ("set", DEAL, "need"),
    ("done", DEAL, "plam"),
    ("done", DEAL, "7"),
    ("undo", DEAL, "ffff"),
    ("why", DEAL, "7"),
    ("why", DEAL, "plam"),
    ("why", DEAL, "second"),
    ("why-not", DEAL, "plam"),
    ("why-not", DEAL, "7"),
    ("brief", DEAL, "--with", "Ольга"),
    ("brief", DEAL, "--private"),
    ("recap", DEAL),
    ("new",),
    ("new", "Завод", "--language", "Deutsch"),
    ("new", "Завод", "--type", "markt"),
    ("new", "Завод", "--playbook", "broken.yaml"),
    ("next", DEAL, "--format", "xml"),
    ("next", DEAL, "--at", "завтра"),
    ("playbook", "check", "nowhere.yaml"),
    ("playbook", "explain", "SC3010"),
    ("playbook", "explain", "нет"),
)


def said(run: Run, *words: str) -> Iterator[str]:
    """What a command says in the made-up language, as on a terminal."""
    locales = run.base / "locales"
    form = "plain" if words[0] == "playbook" else "table"  # its table shows lines of the file
    result = run(*words, "--lang", LANGUAGE, "--format", form, locales=locales)
    assert result.code in (0, 1, 2, 3, 4, 5), result
    yield from (result.out, result.err)


def test_every_sentence_of_a_long_story_comes_from_the_catalogue(run: Run) -> None:
    (run.base / "broken.yaml").write_text(
        PLAYBOOK.replace("title: Начало", "titel: Начало").replace("[user]", "[usr]"),
        encoding="utf-8",
    )
    doubtful = PLAYBOOK.replace("limit: [{days: 10, calendar: business}]", DOUBTFUL)
    (run.base / "doubtful.yaml").write_text(doubtful, encoding="utf-8")
    for words in STORY:
        for text in said(run, *words):
            assert outside(text) == [], f"{words}: {text}"


def test_every_refusal_comes_from_the_catalogue(run: Run) -> None:
    (run.base / "broken.yaml").write_text("salescoach: 1\n", encoding="utf-8")
    run.ok("new", "Завод", "--playbook", "proba.yaml")
    run.ok("person", "add", DEAL, "Иван", "--role", "user")
    for words in REFUSED:
        out, err = (
            run(*words, "--lang", LANGUAGE, locales=run.base / "locales").out,
            run(*words, "--lang", LANGUAGE, locales=run.base / "locales").err,
        )
        assert out == "", words
        assert err, words
        assert outside(err) == [], f"{words}: {err}"


def test_the_check_notices_a_word_that_bypasses_the_catalogue() -> None:
    assert outside("⟦Nöw ⟦dày⟧ x⟧ hello zavod 7\n⟦Dönê⟧ salescoach done zavod 1") == ["hello"]
