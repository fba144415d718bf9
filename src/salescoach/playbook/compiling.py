"""From the bytes of a playbook file to the compiled playbook, or to everything wrong with it."""

from typing import Any

from pydantic import ValidationError

from salescoach.playbook import written
from salescoach.playbook.ignores import not_ignored
from salescoach.playbook.meaning import meaning_findings
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import FORMAT, playbook_from_resolved
from salescoach.playbook.problems import Finding, Problem, errors_among, finding, in_order
from salescoach.playbook.reader import read_yaml
from salescoach.playbook.references import reference_findings
from salescoach.playbook.resolve import resolved
from salescoach.playbook.shape import shape_findings
from salescoach.values.record import record


@record
class Compiled:
    """A playbook without errors: the resolved form that a deal is pinned to, and the model.

    `problems` are warnings and notes; `silenced` is how many more a comment of the file silences.
    """

    resolved: dict[str, Any]
    playbook: Playbook
    problems: tuple[Problem, ...] = ()
    silenced: int = 0


@record
class Broken:
    """A playbook with errors: all problems, in the order of the file; `silenced` as above."""

    problems: tuple[Problem, ...]
    silenced: int = 0


def compile_playbook(data: bytes, file: str) -> Compiled | Broken:
    """Read, check and compile. `file` is the name to show."""
    document, problems = read_yaml(data, file)
    if not isinstance(document.data, dict) or not document.whole:
        return Broken(problems)
    version = _version(document.data)
    if version:
        return Broken(in_order([*problems, *(document.problem(found) for found in version)]))
    model, findings = _checked(document.data)
    found = [*problems, *(document.problem(one) for one in findings)]
    problems, silenced = not_ignored(document, in_order(found))
    if model is None or errors_among(problems):
        return Broken(problems, silenced)
    form = resolved(model)
    return Compiled(form, playbook_from_resolved(form), problems, silenced)


def _checked(data: dict[str, Any]) -> tuple[written.Playbook | None, list[Finding]]:
    """The written form, where keys and types fit, and everything that is wrong."""
    model: written.Playbook | None = None
    findings: list[Finding] = []
    try:
        model = written.Playbook.model_validate(data)
    except ValidationError as error:
        findings += shape_findings(error, data)
    findings += reference_findings(data)
    findings += meaning_findings(data)
    return model, findings


def _version(data: dict[str, Any]) -> list[Finding]:
    version = data.get("salescoach")
    if version is None or version == str(FORMAT):
        return []
    return [finding("SC208", ("salescoach",), found=str(version)[:20], known=FORMAT)]
