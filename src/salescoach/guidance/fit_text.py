"""Text of a rep that may be stored: whole characters, no control characters, not endless."""

from salescoach.errors import BadUsage
from salescoach.values.messages import say
from salescoach.values.text import has_unsafe, one_line

MOST_NAME = 200
MOST_TEXT = 10_000
MOST_REASON = 1_000


def clean(text: str, what: str, *, most: int = MOST_TEXT) -> str:
    """Text that may be stored: not empty, not too long, whole characters, no control characters.

    `what` is the name of the argument, for the error.
    """
    text = text.strip()
    if not text:
        raise BadUsage(say("empty-text", what=what))
    if len(text) > most:
        raise BadUsage(say("long-text", what=what, length=len(text), most=most))
    if has_unsafe(text):
        raise BadUsage(say("unsafe-text", what=what))
    return text


def clean_name(text: str, what: str, *, most: int = MOST_NAME) -> str:
    """The same for a name or a title, which stands on one line."""
    name = clean(text, what, most=most)
    if one_line(name) != name:
        raise BadUsage(say("several-lines", what=what))
    return name
