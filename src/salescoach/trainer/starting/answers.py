"""What a trainer answers before there is a playbook, and what is taken where nothing is said.

Knows nothing of how it is asked, nor of the files that come of it.
"""

import re
from collections.abc import Sequence

from salescoach.errors import BadUsage
from salescoach.guidance.fit_text import clean_name
from salescoach.values.messages import say
from salescoach.values.record import record

FIRST = "Whether to change anything"
THEN = "Whether to choose us"
WHO = ("Uses it", "Pays for it")
MOST_ROLES = 6
_BETWEEN = re.compile("[,;\uff0c\u3001\uff1b]")  # also as Chinese and Japanese write them
_NO_CHARACTERS = ("\ufffe", "\uffff")  # no reader of YAML takes them


@record(kw_only=True)
class Answers:
    """The six answers, each one line of harmless text.

    Attributes:
        title: what is sold, and to whom.
        first: what they decide first: the name of the first stage.
        then: what they decide after it.
        who: who of theirs decides, who has the need first and who has the last word last.
        hear: what they must have said before anybody goes on; ends "They have said ...".
        ask: the question that brings it.
    """

    title: str
    first: str
    then: str
    who: tuple[str, ...]
    hear: str
    ask: str


def text_of(given: str, what: str) -> str:
    """One line that can stand in a playbook; BadUsage, naming `what`, for anything else."""
    text = clean_name(given, what)
    if any(character in text for character in _NO_CHARACTERS):
        raise BadUsage(say("unsafe-text", what=what))
    return text


def roles_of(given: Sequence[str], what: str) -> tuple[str, ...]:
    """Who decides: each of several answers, and of each what stands between commas, once.

    Raises:
        BadUsage: that is nobody, or more than a playbook to begin with should have.
    """
    parts = (part.strip() for answer in given for part in _BETWEEN.split(text_of(answer, what)))
    found = tuple(dict.fromkeys(part for part in parts if part))
    if not found:
        raise BadUsage(say("empty-text", what=what))
    if len(found) > MOST_ROLES:
        raise BadUsage(say("start.many-roles", what=what, most=MOST_ROLES))
    return found
