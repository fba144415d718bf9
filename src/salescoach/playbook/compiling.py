"""From the bytes of a playbook file to the compiled playbook, or to everything wrong with it."""

from typing import Any

from pydantic import ValidationError

from salescoach.playbook import written
from salescoach.playbook.meaning import meaning_findings
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import FORMAT, playbook_from_resolved
from salescoach.playbook.problems import Finding, Problem, finding, in_order
from salescoach.playbook.reader import read_yaml
from salescoach.playbook.references import reference_findings
from salescoach.playbook.resolve import resolved
from salescoach.playbook.shape import shape_findings
from salescoach.values.decoding import kind_of
from salescoach.values.record import record


@record
class Compiled:
    """A playbook without errors: the resolved form that a deal is pinned to, and the model."""

    resolved: dict[str, Any]
    playbook: Playbook
    problems: tuple[Problem, ...] = ()


@record
class Broken:
    """A playbook with errors: all of them, in the order of the file."""

    problems: tuple[Problem, ...]


def compile_playbook(data: bytes, file: str) -> Compiled | Broken:
    """Read, check and compile. `file` is the name to show."""
    document, problems = read_yaml(data, file)
    if not isinstance(document.data, dict) or not document.whole:
        return Broken(problems)
    findings = [*_version(document.data)]
    model = None
    if not findings:
        try:
            model = written.Playbook.model_validate(document.data)
        except ValidationError as error:
            findings += shape_findings(error, document.data)
        findings += reference_findings(document.data)
        findings += meaning_findings(document.data)
    problems = in_order([*problems, *(document.problem(found) for found in findings)])
    if problems or model is None:
        return Broken(problems)
    form = resolved(model)
    return Compiled(form, playbook_from_resolved(form))


def _version(data: dict[str, Any]) -> list[Finding]:
    version = data.get("salescoach")
    if version is None or version == str(FORMAT):
        return []
    found = kind_of(version) if isinstance(version, dict | list) else str(version)[:20]
    return [finding("SC208", ("salescoach",), found=found, known=FORMAT)]
