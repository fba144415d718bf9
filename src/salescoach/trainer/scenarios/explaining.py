"""Why something is not as expected: an action stands where it stands, or what `why-not` says."""

from collections.abc import Iterator, Sequence

from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.explaining import explain
from salescoach.guidance.explanations import Answer
from salescoach.guidance.subjects import Subject, SubjectKind, meant_by
from salescoach.trainer.scenarios.comparing import whole_path
from salescoach.trainer.scenarios.results import About, Difference, Pair, Reason

_MOST = 3
_SUBJECTS: dict[str, SubjectKind] = {
    "items": "item",
    "facts": "fact",
    "warnings": "warning",
    "debts": "debt",
    "stage": "stage",
    "position": "stage",
}


def wrong_actions(differences: Sequence[Difference], advice: Advice) -> tuple[Pair, ...]:
    """Of each list of actions the first that is wrong, none twice; of the first three lists."""
    found: list[Pair] = []
    told: set[str] = set()
    for one in differences:
        if not one.key.startswith("next"):
            continue
        wanted, instead = (None if id_ in told else id_ for id_ in _ids(one))
        told |= {id_ for id_ in (wanted, instead) if id_ is not None}
        pair = Pair(*(None if id_ is None else _reason(id_, advice) for id_ in (wanted, instead)))
        if pair != Pair(None, None):
            found.append(pair)
    return tuple(found[:_MOST])


def wrong_otherwise(differences: Sequence[Difference], advice: Advice) -> tuple[About, ...]:
    """Of everything else that `why-not` has an answer for, the first three."""
    subjects = dict.fromkeys(one for part in differences for one in _subjects(part, advice))
    return tuple(About(one.id, explain(advice, one)) for one in list(subjects)[:_MOST])


def _subjects(difference: Difference, advice: Advice) -> Iterator[Subject]:
    key = difference.key.partition(".")[0]
    kind = _SUBJECTS.get(key)
    if kind is None:
        return
    if kind == "item":
        yield Subject(kind, whole_path(difference.of, advice.view))
    elif kind in ("fact", "stage"):
        yield Subject(kind, difference.of or difference.expected[0])
    else:
        first = (*difference.missing[:1], *difference.unexpected[:1])
        yield from (Subject(kind, id_) for id_ in first if kind != "warning" or _has(id_, advice))


def _has(warning: str, advice: Advice) -> bool:
    """A test may go on with a playbook that lost a warning: of that there is nothing to say."""
    return any(rule.id == warning for rule in advice.view.playbook.warnings)


def _ids(difference: Difference) -> tuple[str | None, str | None]:
    if difference.missing or difference.unexpected:
        return next(iter(difference.missing), None), next(iter(difference.unexpected), None)
    for place, wanted in enumerate(difference.expected):
        found = difference.found[place] if place < len(difference.found) else None
        if wanted != found:
            return wanted, found
    return None, None


def _reason(id_: str, advice: Advice) -> Reason:
    for number, action in enumerate(advice.actions, start=1):
        if action.id == id_:
            return _advised(number, action, advice)
    return Reason(action=id_, number=None, absent=_answer(id_, advice))


def _advised(number: int, action: Action, advice: Advice) -> Reason:
    return Reason(
        action=action.id,
        number=number,
        moment=action.moment,
        score=action.score,
        terms=action.terms,
        because=action.because,
        waits=_answer(action.id, advice) if action.moment == "waiting" else None,
    )


def _answer(id_: str, advice: Advice) -> Answer | None:
    """What `why-not` would say; None where the id names nothing of this deal."""
    subject = next(iter(meant_by(id_, advice.view)), None)
    return None if subject is None else explain(advice, subject)
