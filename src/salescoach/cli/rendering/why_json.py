"""`why` and `why-not` as JSON (docs/scripts.md). Keys only get added, never change."""

from collections.abc import Sequence
from typing import Any

from salescoach.cli.rendering.answers import answer_words
from salescoach.cli.rendering.elements import subject_title
from salescoach.guidance.explanations import Answer, Neighbour, actions_of, name_of
from salescoach.guidance.subjects import Subject
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.wording.catalogue import Render


def neighbour_json(neighbour: Neighbour | None) -> dict[str, Any] | None:
    """The action before or after, and what each adds in the terms in which they differ."""
    if neighbour is None:
        return None
    return {
        "id": neighbour.action.id,
        "moment": neighbour.action.moment,
        "score": neighbour.action.score,
        "differs": [
            {"term": pair.term, "own": pair.own, "other": pair.other} for pair in neighbour.differs
        ],
    }


def answer_json(
    answer: Answer, subjects: Sequence[Subject], view: View, render: Render
) -> dict[str, Any]:
    """The members of `salescoach/why-not@1` beside the deal; `also` is what else the name means."""
    words = answer_words(answer, view)
    subject, *others = subjects
    title = render(say("value", value=subject_title(subject, view)))
    return {
        "what": {"kind": subject.kind, "id": subject.id, "title": title},
        "also": [{"kind": other.kind, "id": other.id} for other in others],
        "answer": name_of(answer),
        "because": [render(one) for one in words],
        "because_ids": [one.id for one in words],
        "actions": [action.id for action in actions_of(answer)],
    }
