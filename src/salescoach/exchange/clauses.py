"""Free lines taken apart: what stands in quotation marks, the clauses, and the spaces in them.

A clause is kept beside its mask, which has the same length: what stood in quotation marks is
blotted out there, so that nobody finds a name, a day or a separator in it.
"""

from salescoach.exchange.hearing import Problem
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.values.text import has_unsafe

MOST_LINE = 10_000
"""Characters that one line may have. Source: ours."""

BLOT = "\ufffc"
_CLOSES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", "「": "」", "『": "』"}
_SEPARATORS = ";；"


@record
class Clause:
    """A part of a line, and its mask of the same length."""

    text: str
    mask: str

    def part(self, start: int, end: int | None = None) -> "Clause":
        """From one character to another."""
        return Clause(self.text[start:end], self.mask[start:end])

    def without(self, start: int, end: int) -> "Clause":
        """The rest, with a space in place of what is taken out."""
        return Clause(
            f"{self.text[:start]} {self.text[end:]}", f"{self.mask[:start]} {self.mask[end:]}"
        )

    @property
    def unquoted(self) -> str:
        """The words; without the marks where all of it stood in one pair of them."""
        whole = self.mask.strip()
        return self.words[1:-1].strip() if whole and not whole.strip(BLOT) else self.words

    @property
    def words(self) -> str:
        """The text in one line: runs of spaces outside quotation marks are one."""
        kept = (
            " " if mask.isspace() else one
            for place, (one, mask) in enumerate(zip(self.text, self.mask, strict=True))
            if not (mask.isspace() and place and self.mask[place - 1].isspace())
        )
        return "".join(kept).strip()


def clauses_of(text: str) -> tuple[Clause, ...] | Problem:
    """The clauses of a line, none of them empty; a problem where the line cannot be taken apart."""
    whole = clause_of(text)
    if isinstance(whole, Problem):
        return whole
    ends = [place for place, one in enumerate(whole.mask) if one in _SEPARATORS]
    starts = [0, *(place + 1 for place in ends)]
    found = (whole.part(*span) for span in zip(starts, [*ends, None], strict=True))
    return tuple(one for one in found if one.text.strip())


def clause_of(text: str) -> Clause | Problem:
    """All of a line as one clause."""
    wrong = unfit(text)
    if wrong is not None:
        return wrong
    masked = _masked(text)
    return masked if isinstance(masked, Problem) else Clause(text, masked)


def what_of(clause: Clause) -> str:
    """The words, without what only divides them from the name and from the day."""
    words, before = clause.words.lstrip(" ,:–—"), ""
    while words != before:
        before = words
        words = words.rstrip(" ,:;!(–—.").removesuffix(" -")
    return words


def unfit(text: str) -> Problem | None:
    """What no line may have: control characters, more than it may hold."""
    if len(text) > MOST_LINE:
        return Problem(say("heard.long", length=len(text), most=MOST_LINE))
    if has_unsafe(text):
        return Problem(say("heard.unsafe"), say("heard.hint-unsafe"))
    return None


def _masked(text: str) -> str | Problem:
    found: list[str] = []
    closes, opened = "", 0
    for place, one in enumerate(text):
        if closes:
            found.append(BLOT)
            closes = "" if one in closes else closes
        elif one in _CLOSES:
            closes, opened = _CLOSES[one], place
            found.append(BLOT)
        else:
            found.append(one)
    if closes:
        return Problem(
            say("heard.open-quote", text=text[opened : opened + 40]), say("heard.hint-quote")
        )
    return "".join(found)
