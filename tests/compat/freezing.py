"""Makes `tests/fixtures/v1`: what this version writes and prints, for every later one to read.

Run once, right before a release: `make test ARGS='tests/compat --freeze-fixtures -n 0'`. Afterwards
nothing in there is ever written again; `checksums.txt` tells when somebody does.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from salescoach.cli.groups import formats_of
from salescoach.cli.registry import COMMANDS
from salescoach.deal.decode import Pinned, digest_of_events, read_deal
from salescoach.deal.encode import event_id, file_bytes, state_json
from salescoach.deal.events import Payload
from salescoach.deal.fold import fold
from salescoach.values.canonical import readable
from salescoach.version import VERSION
from tests.builders.command_lines import READERS
from tests.builders.deals import EVERY_KIND, events, met, opened
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    handed,
    ours,
    planned,
    raised,
    theirs,
)
from tests.builders.worlds import DEMO_DAY, HALDEN, Run, demo, fresh
from tests.docs.blocks import CHECKOUT

FOLDER = CHECKOUT / "tests" / "fixtures" / "v1"
CHECKSUMS = FOLDER / "checksums.txt"
PRINTED = ("plain", "json", "jsonl", "ids")
LATER = {"deep": [1, {"er": None}]}
"""A field of a program that does not exist yet."""

# Of a page or a program, not of deals; what they print is for people, or differs by machine.
_LEFT_OUT = {"demo", "playbook test", "playbook check", "completion", "coach", "export"}
_DEALS = ("show", "history", "next", "gate", "brief")
_INSTEAD = {"why": ("why", HALDEN, "agree-pass-mark")}
# Writing commands that find what they need in the example; only tried, so that nothing changes.
_WRITERS = (
    ("set", HALDEN, "need=fewer breaks", "--said-by", "ulf"),
    ("done", HALDEN, "read-up"),
    ("skip", HALDEN, "read-up", "--because", "a customer for years"),
    ("asked", HALDEN, "need", "--of", "ulf"),
    ("note", HALDEN, "Ulf is away until Easter"),
    ("person", "add", HALDEN, "Zoe Winter", "--role", "user"),
    ("commitment", "add", HALDEN, "send the figures", "--owner", "ulf", "--due", "2026-04-20"),
    ("doubt", "raise", HALDEN, "Too much foam", "--holder", "ulf"),
    ("visit", "plan", HALDEN, "2026-04-27", "--with", "ulf", "--goal", "the figure"),
    ("park", HALDEN, "--until", "2026-06-01", "--because", "no money this year"),
    ("new", "Corvin Mills", "--type", "market", "--amount", "9500 EUR"),
    ("debrief", HALDEN, "--unplanned", "--notes", "{v1}/call-note.txt"),
    ("debrief", HALDEN, "--unplanned", "--answers", "{v1}/answers.yaml"),
)


def freeze(base: Path) -> None:
    """Write all of it anew. Refuses once anything has been released."""
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    if is_released(changelog) and CHECKSUMS.exists():
        raise AssertionError("a version is released: its fixtures are never written again")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    _homes(base)
    _files()
    _documents(base)
    _checksums()


def is_released(changelog: str) -> bool:
    """Whether it has a heading of a version, and not only of what is unreleased."""
    return re.search(r"^## \[?v?\d", changelog, re.MULTILINE) is not None


def home_to_read(name: str, base: Path) -> Run:
    """A copy of a frozen data folder, as private as it was, with its day."""
    run = Run(base)
    shutil.copytree(FOLDER / "homes" / name, run.home)
    for path in (run.home, *run.home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    run.clock.to(DEMO_DAY)
    return run


def sums() -> dict[str, str]:
    """Of every frozen file, by its path."""
    return {
        str(path.relative_to(FOLDER)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and path != CHECKSUMS
    }


def printed(run: Run, argv: list[str], format_: str) -> tuple[int, str]:
    """Exit code and data of a frozen line."""
    words = [word.replace("{v1}", str(FOLDER)) for word in argv]
    if words[0] == "new":
        run(*words)  # which keeps the compiled playbook, and with it takes a nonce
    run.clock.to(DEMO_DAY)
    run.nonces = 0  # whatever ran before
    result = run(*words, "--format", format_, "--quiet")
    out = result.out.replace(str(run.base), "/home/kim").replace(str(CHECKOUT), "/opt/salescoach")
    return result.code, out


# --- the data folders -------------------------------------------------------------------------


def _homes(base: Path) -> None:
    example = demo(base / "demo")
    _keep_home("demo", example)
    kinds = fresh(base / "kinds")
    kinds.clock.to(DEMO_DAY)
    _tell_and_take_back(kinds)
    pin = _pin_of(kinds)
    for kind in EVERY_KIND:
        _put(kinds, f"kind-{kind}", pin, _told_of(kind))
    _put(kinds, "every-kind", pin, _ALL)
    _put_later(kinds, pin)
    _keep_home("kinds", kinds)


_OPENING = "deal-opened"
_PEOPLE = (met("anna"), met("bob", roles=("economic",)))
# What has to be there before, so that the history fits together.
_BEFORE: dict[str, Payload] = {
    "agreement-changed": agreed(),
    "handover-accepted": handed(),
    "option-evaluated": an_option(),
    "problem-solved": a_problem(),
    **dict.fromkeys(("visit-changed", "visit-held", "visit-cancelled"), planned()),
    **{kind: theirs() for kind in EVERY_KIND if kind.startswith("commitment-")},
    **{kind: raised() for kind in EVERY_KIND if kind.startswith("doubt-")},
}
_ALL = (
    EVERY_KIND[_OPENING],
    *_PEOPLE,
    ours(),
    *(one for kind, one in EVERY_KIND.items() if kind not in (_OPENING, "visit-cancelled")),
)
"""A visit that was held is not called off; everything else can happen to one deal."""


def _told_of(kind: str) -> tuple[Payload, ...]:
    """The least history in which this happens."""
    if kind == _OPENING:
        return (EVERY_KIND[kind],)
    makes = kind.endswith(("-made", "-raised"))
    before = () if makes or kind not in _BEFORE else (_BEFORE[kind],)
    return (opened(), *_PEOPLE, *before, EVERY_KIND[kind])


def _keep_home(name: str, run: Run) -> None:
    shutil.copytree(run.home, FOLDER / "homes" / name)


def _tell_and_take_back(run: Run) -> None:
    """A deal in which commands are undone, brought back, and somebody is forgotten."""
    deal = "taken-back"
    run.ok("new", "Taken Back", "--type", "market")
    run.ok("person", "add", deal, "Zoe Winter", "--role", "user", "--wants", "no noise")
    run.ok("set", deal, "need=less noise", "--said-by", "zoe")
    run.ok("undo", deal)
    run.ok("undo", deal, "--redo")
    run.ok("note", deal, "Zoe rings back")
    run.ok("undo", deal)
    run.ok("forget", deal, "zoe", "--yes")


def _pin_of(run: Run) -> Pinned:
    (file,) = (run.home / "deals").glob("*.json")
    return Pinned(**json.loads(file.read_bytes())["playbook"])


def _put(run: Run, deal: str, pin: Pinned, payloads: tuple[Payload, ...]) -> None:
    path = run.home / "deals" / f"{deal}.json"
    path.write_bytes(file_bytes(deal, pin, events(*payloads), {}))


def _put_later(run: Run, pin: Pinned) -> None:
    """One deal of every kind, with unknown fields in the file, in each event, in each value."""
    stored: list[dict[str, Any]] = []
    for event in events(*_ALL):
        raw = _grown(json.loads(json.dumps(event.raw)))
        stored.append({**raw, "id": event_id(raw)})
    whole = json.loads(file_bytes("later-fields", pin, events(*_ALL), {"later": LATER}))
    whole["playbook"]["later"] = LATER
    whole["events"] = sorted(stored, key=lambda raw: (raw["recorded"], raw["id"]))
    path = run.home / "deals" / "later-fields.json"
    path.write_bytes(readable(_with_state_and_digest(whole)))


def _with_state_and_digest(whole: dict[str, Any]) -> dict[str, Any]:
    file = read_deal(readable(whole))
    digest = digest_of_events(file.events)
    return {**whole, "digest": digest, "state": state_json(fold(file.events))}


def _grown(value: Any) -> Any:
    if isinstance(value, dict):
        return {**{key: _grown(one) for key, one in value.items()}, "later": LATER}
    return [_grown(one) for one in value] if isinstance(value, list) else value


# --- what people write ------------------------------------------------------------------------


def _files() -> None:
    shutil.copytree(CHECKOUT / "playbooks", FOLDER / "playbooks")
    examples = CHECKOUT / "tests" / "examples" / "press-service"
    shutil.copytree(examples, FOLDER / "playbooks", dirs_exist_ok=True)
    (FOLDER / "call-note.txt").write_text(
        "with: ulf\nthey: ulf sends the figures in 5 days\nwe: a sample by 20 April\n",
        encoding="utf-8",
    )
    (FOLDER / "answers.yaml").write_text(
        "schema: salescoach/debrief-answers@1\nwith: [ulf]\n"
        "theirs:\n  - {who: ulf, what: sends the figures, due: 2026-04-20}\n"
        "notes:\n  - {text: away until Easter}\n",
        encoding="utf-8",
    )
    page = (CHECKOUT / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    (FOLDER / "salescoach.toml").write_text(example, encoding="utf-8")
    (FOLDER / "README.md").write_text(_README, encoding="utf-8")


_README = f"""# What salescoach {VERSION} wrote and printed

Made once by `tests/compat/freezing.py`. **Nothing in here is ever edited**: it stands for the data
and the scripts of people who use that version. `tests/compat/test_v1.py` reads all of it with the
program as it is now. If that fails, mend the program. How things may change:
[Contributing](../../../CONTRIBUTING.md#what-may-change-and-how).
"""


# --- what is printed --------------------------------------------------------------------------


def _documents(base: Path) -> None:
    (FOLDER / "documents").mkdir()
    run = home_to_read("demo", base / "printing")
    manifest = []
    for number, (argv, formats) in enumerate(_lines(run), start=1):
        name = f"{number:03}-{'-'.join(word for word in argv[:3] if word.isascii())}"
        name = "".join(char if char.isalnum() or char == "-" else "-" for char in name)[:60]
        codes = {}
        for format_ in formats:
            code, out = printed(run, argv, format_)
            assert code in (0, 1, 4, 5), (argv, format_, code)
            codes[format_] = code
            (FOLDER / "documents" / f"{name}.{format_}").write_text(out, encoding="utf-8")
        manifest.append({"name": name, "argv": argv, "exit": codes})
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (FOLDER / "documents.json").write_text(text, encoding="utf-8")


def _lines(run: Run) -> Iterator[tuple[list[str], list[str]]]:
    offered = {entry.name: formats_of(entry) for entry in COMMANDS}
    kept = {name: [one for one in PRINTED if one in offered[name]] for name in offered}
    yield ["next"], kept["next"]
    for name, line in READERS.items():
        if name.split()[0] not in _LEFT_OUT and name not in _LEFT_OUT:
            yield list(_INSTEAD.get(name, line)), kept[name]
    for deal in sorted(path.stem for path in (run.home / "deals").iterdir()):
        for name in _DEALS:
            if deal != HALDEN:
                yield [name, deal], kept[name]
    for words in _WRITERS:
        yield [*words, "--dry-run"], ["json"]


def _checksums() -> None:
    lines = [f"{digest}  {name}" for name, digest in sums().items()]
    CHECKSUMS.write_text("\n".join([*lines, ""]), encoding="utf-8")
