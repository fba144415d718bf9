"""The pieces of a playbook on the format page, put where they belong in its whole example.

`<!-- goes into: PLACE -->` says where a piece belongs:

- `playbook`: its keys stand beside those of the example; lists are joined;
- `stage`: its keys stand in the one stage;
- `item`, `criterion`: its keys make one more item or criterion;
- `condition`: a list of conditions, each of which decides whether one more criterion applies;
- `fact`, `stakeholder`: keys of a condition on a fact, or on people.
"""

import json
from typing import Any

from salescoach.playbook.compiling import compile_playbook
from salescoach.playbook.reader import read_yaml

Map = dict[str, Any]


def problems_of(piece: str, place: str | None, example: str) -> list[str]:
    """The codes of all problems of a piece in its place; of a whole playbook where it has none."""
    if place is None:
        return [problem.code for problem in compile_playbook(piece.encode(), "").problems]
    is_list = place == "condition"
    document, problems = read_yaml((f"pieces:\n{piece}" if is_list else piece).encode(), "")
    data = document.data["pieces"] if is_list else document.data
    return [problem.code for problem in problems] + codes_with(place, data, example)


def codes_with(place: str, piece: Any, example: str) -> list[str]:
    """The codes of all problems of the example with a piece, which has been read already."""
    whole = put_into(_read(example), place, piece)
    # JSON is YAML with everything quoted: what has been read is read as the same once more
    return [problem.code for problem in compile_playbook(json.dumps(whole).encode(), "").problems]


def put_into(whole: Map, place: str, piece: Any) -> Map:
    """The example with the piece in its place."""
    stage: Map = whole["stages"][0]
    match place:
        case "playbook":
            for key, value in piece.items():
                joined = isinstance(value, list) and key in whole
                whole[key] = [*whole[key], *value] if joined else value
        case "stage":
            stage.update(piece)
        case "item":
            stage["checklists"][0]["items"].append({"id": "one-more", "do": "Do more", **piece})
        case "criterion":
            _add_criterion(stage, piece)
        case "condition":
            for number, condition in enumerate(piece):
                _add_criterion(stage, {"id": f"one-more-{number}", "when": condition})
        case "fact":
            _add_criterion(stage, {"when": {"fact": "trouble", **piece}})
        case "stakeholder":
            _add_criterion(stage, {"when": {"stakeholder": piece}})
        case _:
            raise AssertionError(place)
    return whole


def _add_criterion(stage: Map, keys: Map) -> None:
    usual = {"id": "one-more", "statement": "More", "met_when": {"fact": "trouble"}}
    stage["exit_criteria"].append({**usual, **keys})


def _read(example: str) -> Map:
    document, problems = read_yaml(example.encode(), "")
    assert not problems
    data: Map = document.data
    return data
