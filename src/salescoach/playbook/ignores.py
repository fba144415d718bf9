"""Comments that silence a problem: `# salescoach: ignore[SC310] why it is meant`.

A comment silences the warnings and notes of its codes in one line. It has to earn its place: one
without a reason, with a code that does not exist, or with nothing to silence is a problem itself,
which no comment silences; else comments would pile up that nobody dares to remove. An error cannot
be silenced, since a playbook with one cannot be used (docs/adr/0011).
"""

import re
from collections.abc import Iterator, Sequence

from salescoach.playbook.comments import Comment
from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.problems import (
    CODES,
    Finding,
    Place,
    Problem,
    finding,
    in_order,
    is_lint,
)
from salescoach.playbook.reader import Document
from salescoach.values.messages import Message, say

# `# salescoach: our way of selling` is an ordinary comment
_MEANT = re.compile(r"ignore\b|[\w-]+\[", re.IGNORECASE)
_WRITTEN = re.compile(r"ignore\[([^\[\]]*)\](.*)")
_FORM = "# salescoach: ignore[SC310] …"
_MOST_CODES = 10
_LONGEST = 20
_ALIKE_CODES = 0.75  # all begin alike
_ALIKE = str.maketrans("OIL", "011")


def not_ignored(
    document: Document,
    problems: Sequence[Problem],
    *,
    judged: bool = True,
    linted: bool = True,
) -> tuple[tuple[Problem, ...], int]:
    """The problems that no comment silences, and how many comments do.

    Where the comments are `judged`, also what is wrong with them. Where nothing was `linted`, one
    that names a code of lint may have something to silence all the same.
    """
    comments = [one for one in document.comments if _MEANT.match(one.text)]
    if not comments:
        return tuple(problems), 0
    left: dict[tuple[int, str], list[Problem]] = {}
    for problem in problems:
        left.setdefault((problem.place.line, problem.code), []).append(problem)
    hints = Hints()
    told = [
        document.problem_at(Place(comment.line, comment.column), found)
        for comment in comments
        for found in _taken(comment, left, hints, linted=linted)
    ]
    still = [problem for group in left.values() for problem in group]
    return in_order([*still, *(told if judged else ())]), len(problems) - len(still)


def _taken(
    comment: Comment,
    left: dict[tuple[int, str], list[Problem]],
    hints: Hints,
    *,
    linted: bool,
) -> Iterator[Finding]:
    """Take what a comment silences out of what is left; what is wrong with the comment."""
    codes, reason = _read(comment)
    if not codes or not reason:
        yield finding("SC401", (), remedy=say("remedy.SC401", form=_FORM))
    unknown = tuple(code[:_LONGEST] for code in codes if code not in CODES)
    if unknown:
        yield finding("SC402", (), codes=unknown, remedy=code_remedy(unknown[0], hints))
    errors = tuple(code for code in codes if CODES.get(code) == "error")
    if errors:
        yield finding("SC404", (), codes=errors, remedy=say("remedy.SC404"))
    others = [code for code in codes if code in CODES and code not in errors]
    idle = tuple(
        code
        for code in others
        if left.pop((comment.about or 0, code), None) is None and (linted or not is_lint(code))
    )
    if idle:
        yield finding("SC403", (), codes=idle, remedy=say("remedy.SC403"))


def _read(comment: Comment) -> tuple[tuple[str, ...], bool]:
    """The codes that it names, each once, and whether it says why; no codes if it is garbled."""
    found = _WRITTEN.fullmatch(comment.text)
    if found is None:
        return (), False
    codes = tuple(dict.fromkeys(code.strip() for code in found[1].split(",")))
    if not all(codes) or len(codes) > _MOST_CODES:
        return (), False
    return codes, any(character.isalnum() for character in found[2])


def code_remedy(code: str, hints: Hints) -> Message:
    """The code that was meant, also with letters for digits, or where all of them are listed."""
    meant = code.upper().translate(_ALIKE)
    if meant not in CODES:
        near = hints.near(code.lower(), (one.lower() for one in CODES), kind="code",
                          at_least=_ALIKE_CODES)  # fmt: skip
        meant = near.upper() if near else ""
    return did_you_mean(meant or None) or say("hint.codes")
