"""From the bytes of a playbook file to the compiled playbook, or to everything wrong with it."""

from typing import Any

from pydantic import ValidationError

from salescoach.playbook import written
from salescoach.playbook.extending import Load, layers_of, put_together
from salescoach.playbook.library import with_library
from salescoach.playbook.meaning import meaning_findings
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import FORMAT, playbook_from_resolved
from salescoach.playbook.problems import Finding, Problem, finding, in_order
from salescoach.playbook.reader import read_yaml
from salescoach.playbook.references import reference_findings
from salescoach.playbook.resolve import resolved
from salescoach.playbook.shape import shape_findings
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


def compile_playbook(data: bytes, file: str, load: Load | None = None) -> Compiled | Broken:
    """Read, check and compile. `file` is the name to show; `load` gets what it `extends`."""
    document, problems = read_yaml(data, file)
    if not isinstance(document.data, dict) or not document.whole:
        return Broken(problems)
    layers = layers_of(document, load)
    problems = (*problems, *layers.problems)
    other = tuple(one.problem(found) for one in layers.files for found in _version(one.data))
    if other or not layers.whole:
        return Broken(in_order((*problems, *other)))
    together, wrong = put_together(layers.files)
    whole, findings = with_library(together)
    model, misshapen = _validated(whole.data)
    findings += (*misshapen, *reference_findings(whole.data), *meaning_findings(whole.data))
    told = (whole.problem(found) for found in findings)
    problems = in_order((*problems, *wrong, *told))
    if problems or model is None:
        return Broken(problems)
    form = resolved(model)
    return Compiled(form, playbook_from_resolved(form))


def _validated(data: dict[str, Any]) -> tuple[written.Playbook | None, tuple[Finding, ...]]:
    try:
        return written.Playbook.model_validate(data), ()
    except ValidationError as error:
        return None, shape_findings(error, data)


def _version(data: dict[str, Any]) -> list[Finding]:
    version = data.get("salescoach")
    if version is None or version == str(FORMAT):
        return []
    return [finding("SC208", ("salescoach",), found=str(version)[:20], known=FORMAT)]
