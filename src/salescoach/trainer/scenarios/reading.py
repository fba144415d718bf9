"""From the bytes of a test file to its scenarios, or to everything that is wrong with it.

The playbook that is tested is compiled first, by whoever knows where it lies. The same reader and
the same limits as for playbooks; problems come all at once, each where it stands.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from salescoach.playbook.compiling import Broken, Compiled
from salescoach.playbook.ignores import not_ignored
from salescoach.playbook.problems import Finding, Problem, errors_among, finding, in_order
from salescoach.playbook.reader import Document, Read, read_yaml
from salescoach.playbook.shape import shape_findings
from salescoach.playbook.walking import Path
from salescoach.trainer.scenarios import written as form
from salescoach.trainer.scenarios.days import day_of_test
from salescoach.trainer.scenarios.events import EventReader
from salescoach.trainer.scenarios.expectations import ExpectationReader
from salescoach.trainer.scenarios.known import Known, known_of
from salescoach.trainer.scenarios.looking_through import look_through
from salescoach.trainer.scenarios.model import Event, Expectation, Given, Scenario, Suite
from salescoach.trainer.scenarios.verbs import Verb
from salescoach.values.days import parse_day
from salescoach.values.messages import Message
from salescoach.values.record import record

ACCOUNT = "The customer"
MOST_STEPS = 3_000  # cases multiply: a small file could keep us busy for days
MOST_AT_ONCE = 300  # in one deal, where each costs more than the one before

# What a `given` is called where a deal is opened.
_OPTIONS = {"customer_type": "type", "deal_kind": "kind"}


@record
class Named:
    """The playbook that a test names: where it lies, and what compiling it gave."""

    file: str
    result: Compiled | Broken


@record
class Unusable:
    """A test file with errors, or one whose playbook has some: all; `silenced` as of a suite."""

    problems: tuple[Problem, ...]
    silenced: int = 0


Find = Callable[[str], Named | Message]


def read_suite(data: bytes, file: str, find: Find, verbs: Mapping[str, Verb]) -> Suite | Unusable:
    """Read and check a test file.

    `find` gets the playbook by the name that the file has for it, or says why there is none.
    """
    return suite_in(read_yaml(data, file), find, verbs)


def suite_in(read: Read, find: Find, verbs: Mapping[str, Verb]) -> Suite | Unusable:
    """The same of a file that was read already."""
    document, problems = read
    if not isinstance(document.data, dict) or not document.whole:
        return Unusable(problems)
    findings: list[Finding] = []
    try:
        written = form.File.model_validate(document.data)
    except ValidationError as error:
        findings += shape_findings(error, document.data, form.File)
        written = None
    named = _playbook(document.data, find, findings)
    if isinstance(named, Named) and isinstance(named.result, Broken):
        return Unusable(errors_among(named.result.problems))
    suite = None
    if named is not None and isinstance(named.result, Compiled):
        known = known_of(named.result)
        if written is None:
            look_through(document, known, verbs, findings)
        else:
            reading = _Reading(document, written, known, verbs, findings)
            suite = reading.suite(named.file, named.result)
    found = in_order((*problems, *(document.problem(one) for one in findings)))
    told, silenced = not_ignored(document, found)
    if suite is None or errors_among(told):
        return Unusable(told, silenced)
    return replace(suite, problems=told, silenced=silenced)


def _playbook(data: dict[str, Any], find: Find, findings: list[Finding]) -> Named | None:
    name = data.get("playbook")
    if not isinstance(name, str) or not name:
        return None  # which the shape tells
    named = find(name)
    if isinstance(named, Message):
        findings.append(finding("SC509", ("playbook",), name=name, reason=named))
        return None
    return named


@dataclass(slots=True)
class _Reading:
    document: Document
    written: form.File
    known: Known
    verbs: Mapping[str, Verb]
    found: list[Finding]

    @property
    def start(self) -> date:
        return parse_day(self.written.start)

    def suite(self, playbook_file: str, compiled: Compiled) -> Suite | None:
        """The tests; None where they would be too many."""
        steps = 0
        for place, test in enumerate(self.written.tests):
            steps += _steps_of(test)
            longest = _longest(test)
            if steps > MOST_STEPS or longest > MOST_AT_ONCE:
                most = MOST_AT_ONCE if longest > MOST_AT_ONCE else MOST_STEPS
                self.found.append(finding("SC512", ("tests", place), most=most))
                return None
        scenarios = tuple(
            scenario
            for place, test in enumerate(self.written.tests)
            for scenario in self._scenarios(test, ("tests", place))
        )
        self._twice("tests", self.written.tests, ())
        return Suite(
            file=self.document.file,
            playbook_file=playbook_file,
            compiled=compiled,
            start=self.start,
            scenarios=scenarios,
            own_warnings=self.known.own_warnings,
        )

    def _scenarios(self, test: form.OneTest, path: Path) -> Iterator[Scenario]:
        for place, id_ in enumerate(test.covers or ()):
            data = self._at((*path, "covers"))
            at = (*path, "covers", place) if isinstance(data, list) else (*path, "covers")
            self.found += self.known.uncovered(id_, at)
        given, events, wanted = test.given, self._events(test, path), [(test, path)]
        if test.cases is None:
            yield self._scenario(test, None, path, [(given, path)], events, wanted)
            return
        self._twice("cases", test.cases, path)
        for place, case in enumerate(test.cases):
            at = (*path, "cases", place)
            yield self._scenario(
                test,
                case,
                at,
                [(given, path), (case.given, at)],
                [*events, *self._events(case, at)],
                [*wanted, (case, at)],
            )

    def _scenario(
        self,
        test: form.OneTest,
        case: form.Case | None,
        path: Path,
        given: Sequence[tuple[form.Given | None, Path]],
        events: Sequence[Event],
        wanted: Sequence[tuple[form.OneTest | form.Case, Path]],
    ) -> Scenario:
        last = max((event.on for event in events), default=self.start)
        expected = [one for written, at in wanted for one in self._expectations(written, at, last)]
        if not expected and not any(event.refused for event in events):
            self.found.append(finding("SC510", path))
        # stable: all events of a day come before what is expected of it, else as in the file
        steps: list[Event | Expectation] = [*events, *expected]
        steps.sort(key=lambda step: step.on)
        return Scenario(
            name=test.name,
            case=case.name if case is not None else None,
            place=self.document.place(path),
            given=self._given(given, path),
            steps=tuple(steps),
            covers=tuple(test.covers or ()),
            todo=(case.todo if case is not None else None) or test.todo,
        )

    def _given(self, parts: Sequence[tuple[form.Given | None, Path]], path: Path) -> Given:
        """What the case gives stands over what its test gives."""
        merged: dict[str, str] = {}
        place = self.document.place(path)
        for part, at in parts:
            if part is None:
                continue
            merged |= part.model_dump(exclude_none=True)
            place = self.document.place((*at, "given"), at_key=True)
            for key, kind in (
                ("customer_type", "customer-type"),
                ("deal_kind", "deal-kind"),
                ("lead_source", "lead-source"),
                ("stage", "stage"),
            ):
                id_ = getattr(part, key)
                if id_ is not None:
                    self.found += self.known.unknown(kind, id_, (*at, "given", key))
            self.found += self.known.no_position(part.stage, (*at, "given", "stage"))
        stage = merged.pop("stage", None)
        account = merged.pop("account", ACCOUNT)
        if "expected_close" in merged:
            day = day_of_test(merged["expected_close"], self.start)
            merged["expected_close"] = day.isoformat()
        options = tuple((_OPTIONS.get(key, key), value) for key, value in merged.items())
        return Given(place=place, account=account, options=options, stage=stage)

    def _events(self, owner: form.OneTest | form.Case, path: Path) -> list[Event]:
        reader = EventReader(self.document, self.start, self.known, self.verbs, self.found)
        read = (reader.read(event, at) for event, at in self._each(owner.events, (*path, "events")))
        return [event for event in read if event is not None]

    def _expectations(
        self, owner: form.OneTest | form.Case, path: Path, last: date
    ) -> Iterator[Expectation]:
        off = self.written.warnings is not None and self.written.warnings.default == "off"
        reader = ExpectationReader(self.document, self.start, self.known, off, self.found)
        for wanted, at in self._each(owner.expect, (*path, "expect")):
            yield reader.read(wanted, self._at(at), at, last)

    def _each(self, entries: Sequence[Any] | None, path: Path) -> Iterator[tuple[Any, Path]]:
        """Entries with their places; one alone stands where the list would."""
        listed = isinstance(self._at(path), list) if entries else False
        for place, entry in enumerate(entries or ()):
            yield entry, (*path, place) if listed else path

    def _at(self, path: Path) -> Any:
        value: Any = self.document.data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else value[part]
        return value

    def _twice(self, key: str, named: Sequence[form.OneTest | form.Case], path: Path) -> None:
        seen: dict[str, int] = {}
        for place, one in enumerate(named):
            at = (*path, key, place, "name")
            if one.name in seen:
                self.found.append(finding("SC511", at, name=one.name, line=seen[one.name]))
            seen.setdefault(one.name, self.document.place(at).line)


def _longest(test: form.OneTest) -> int:
    """Events and expectations of its longest case."""
    own = len(test.events or ()) + len(test.expect or ())
    cases = (len(case.events or ()) + len(case.expect or ()) for case in test.cases or ())
    return own + max(cases, default=0)


def _steps_of(test: form.OneTest) -> int:
    """Events and expectations of a test, as often as they are played."""
    own = len(test.events or ()) + len(test.expect or ())
    cases = test.cases or ()
    return own * max(1, len(cases)) + sum(
        len(case.events or ()) + len(case.expect or ()) for case in cases
    )
