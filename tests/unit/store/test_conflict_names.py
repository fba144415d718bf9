"""Every naming of a second copy that we know of, and the names that are none."""

import pytest

from salescoach.store.companions import is_companion
from salescoach.store.conflict_names import deals_meant, program_of

ACME = "acme-pumps"
NAMED = [
    ("Dropbox", " (Ana's conflicted copy 2026-04-14).json"),
    ("Dropbox", " (Ana Ruiz's conflicted copy 2026-04-14 (1)).json"),
    ("Dropbox", " (LAPTOP-7's conflicted copy 2026-04-14)(1).json"),
    ("Dropbox", " (Selective Sync Conflict).json"),
    ("Dropbox", " (Case Conflict 1).json"),
    ("Dropbox", " (In Konflikt stehende Kopie von Ana 2026-04-14).json"),
    ("Dropbox", " (Ana's in Konflikt stehende Kopie 2026-04-14).json"),
    ("Dropbox", " (Copie en conflit de Ana 2026-04-14).json"),
    ("Dropbox", " (copia en conflicto de Ana 2026-04-14).json"),
    ("Dropbox", " (copia in conflitto di Ana 2026-04-14).json"),
    ("Dropbox", " (cópia em conflito de Ana 2026-04-14).json"),
    ("Dropbox", " (conflicterende kopie van Ana 2026-04-14).json"),
    ("Dropbox", " (конфликтующая копия с Ana 2026-04-14).json"),
    ("Dropbox", " (Ana の競合コピー 2026-04-14).json"),
    ("Dropbox", " (Ana 的冲突副本 2026-04-14).json"),
    ("Dropbox", " (SFConflict ana@example.com 2026-04-14-10-11-12).json"),
    ("Nextcloud", " (conflicted copy 2026-04-14 101112).json"),
    ("Nextcloud", " (conflicted copy ana 2026-04-14 101112).json"),
    ("Nextcloud", "_conflict-20260414-101112.json"),
    ("Nextcloud", "_conflict-ana-20260414-101112.json"),
    ("Syncthing", ".sync-conflict-20260414-101112-ABCDEFG.json"),
    ("Syncthing", ".sync-conflict-20260414-101112.json"),
    ("pCloud", " [conflicted].json"),
    ("Resilio Sync", ".Conflict.json"),
    ("iCloud", " 2.json"),
    ("Google Drive", " (1).json"),
    ("Google Drive", "(2).json"),
    ("git", ".json.orig"),
    ("git", "_BACKUP_123.json"),
    ("git", "_BASE_123.json"),
    ("git", "_LOCAL_123.json"),
    ("git", "_REMOTE_123.json"),
    ("git", ".LOCAL.123.json"),
    ("git", ".json~HEAD"),
    ("git", ".json~ana_prices"),
    ("a file manager", " - Copy.json"),
    ("a file manager", " - Copy (2).json"),
    ("a file manager", " - Kopie.json"),
    ("a file manager", " copy.json"),
    ("a file manager", " copy 2.json"),
    ("a file manager", " (copy).json"),
    ("a file manager", " (another copy).json"),
    ("a file manager", " (3rd copy).json"),
    ("a file manager", " (Kopie).json"),
    ("OneDrive", "-LAPTOP7.json"),
    ("OneDrive", "-LAPTOP7-2.json"),
    ("OneDrive", "-Ana's MacBook.json"),
    ("OneDrive", "-anas-macbook.json"),
    ("OneDrive", "-2.json"),
]
NO_COPY = [".json", ".txt", "s.json", "2.json", " notes.json", ".json.tmp", ".json.gz", ""]


@pytest.mark.parametrize(("program", "rest"), NAMED, ids=[rest for _, rest in NAMED])
def test_a_copy_is_known_by_the_program_that_names_it(program: str, rest: str) -> None:
    assert program_of(f"{ACME}{rest}", ACME) == program


@pytest.mark.parametrize("rest", NO_COPY)
def test_other_names_are_none_of_a_copy(rest: str) -> None:
    assert program_of(f"{ACME}{rest}", ACME) is None
    assert program_of(f"mill{rest}", ACME) is None


@pytest.mark.parametrize(("program", "rest"), NAMED, ids=[rest for _, rest in NAMED])
def test_the_deal_is_among_those_that_the_name_may_mean(program: str, rest: str) -> None:
    meant = list(deals_meant(f"{ACME}{rest}"))
    own_deal = rest in ("-anas-macbook.json", "-2.json")
    assert meant == [] if own_deal else ACME in meant
    assert meant == sorted(meant, key=len, reverse=True)


@pytest.mark.parametrize(
    "name", ["acme-2.json", "acme.json", "2.json", "notes.txt", "", "(1).json"]
)
def test_what_could_be_a_deal_or_nothing_is_no_copy_by_its_name(name: str) -> None:
    assert list(deals_meant(name)) == []


@pytest.mark.parametrize(
    "name",
    [".git", ".gitattributes", ".gitignore", ".stfolder", ".stignore", ".dropbox", ".DS_Store",
     "desktop.ini", "Icon\r", "._acme.json", ".owncloudsync.log", "._sync_1a2b.db"],
)  # fmt: skip
def test_what_programs_keep_beside_is_nobody_s_finding(name: str) -> None:
    assert is_companion(name)


@pytest.mark.parametrize("name", ["notes.txt", "acme.json", ".acme.json.0a.tmp", "git", "x.git"])
def test_anything_else_is_looked_at(name: str) -> None:
    assert not is_companion(name)


def test_a_long_name_takes_no_time() -> None:
    for part in (" (", "-A", "a", "_conflict-"):
        list(deals_meant(f"acme{part * 500}"[:250] + ".json"))
