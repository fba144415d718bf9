"""Did you mean …?, for a file that may be hostile: likeness costs time, so it is rationed.

Comparing every wrong id with every right one would keep a large file busy for minutes. Nobody
reads more than the first few hints, and nothing longer than an id is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from salescoach.values.meant import number_meant
from salescoach.values.messages import Message, say
from salescoach.values.similar import NEAR, most_like

_LONGEST = 64


@dataclass(slots=True)
class Hints:
    """The hints of one pass over a file: the same word costs once, and `left` more words do.

    `effort`: how many pairs of characters may be compared, which bounds the time (about 0.3 s).
    """

    left: int = 20
    effort: int = 10_000_000
    known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def near(
        self, word: str, among: Iterable[str], *, kind: str = "", at_least: float = NEAR
    ) -> str | None:
        """The likeliest of the words of a kind; None where none is near or hints ran out."""
        if (kind, word) not in self.known:
            if self.left <= 0 or self.effort <= 0 or len(word) > _LONGEST:
                return None
            short = [one for one in among if len(one) <= _LONGEST]
            self.left -= 1
            self.effort -= len(word) * sum(map(len, short))
            self.known[kind, word] = most_like(word, short, at_least=at_least)
        return self.known[kind, word]


def did_you_mean(word: str | None) -> Message | None:
    """The remedy that names a word; None without one."""
    return None if word is None else say("hint.did-you-mean", word=word)


def money_remedy(text: str) -> Message | None:
    """How an amount with commas or points for thousands is written."""
    meant = number_meant(text)
    return say("remedy.SC203-money", example=meant) if meant is not None else None
