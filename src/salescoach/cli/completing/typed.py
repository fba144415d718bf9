"""What stands on the line as the shell has it, half typed: taken apart, and nothing evaluated.

A quotation mark may still be open, a backslash may be the last character. `$(…)`, backticks and
variables are letters like any other: whatever they would come to, it is not ours to find out.
"""

from salescoach.values.record import record

_BLANKS = " \t\n"


@record(kw_only=True)
class Typed:
    """`words` before the one that is being typed, and that `word`, both without quotation marks.

    `keeps` is how many characters of `word` the shell leaves as they are: what it puts in the place
    of the rest must not say them again.
    """

    words: tuple[str, ...]
    word: str
    keeps: int = 0


def of_bash(line: str, replaced: str) -> Typed:
    """The line up to the cursor, and what of its last word bash is going to replace.

    bash takes a word apart at each `=` and `:` (COMP_WORDBREAKS), we do not.
    """
    words, start = _split(line)
    kept = plain(line[start:].removesuffix(replaced))
    return Typed(words=tuple(words[1:-1]), word=words[-1], keeps=len(kept))


def of_words(words: list[str], word: str) -> Typed:
    """What the other shells have taken apart themselves."""
    return Typed(words=tuple(plain(one) for one in words), word=plain(word))


def plain(word: str) -> str:
    """A word without its quotation marks and backslashes."""
    return " ".join(_split(word)[0])


def _split(line: str) -> tuple[list[str], int]:
    """The words, of which the last may be empty, and where that one begins."""
    words: list[str] = []
    word, start, mark, place = "", 0, "", 0
    while place < len(line):
        sign = line[place]
        if sign == mark:
            mark = ""
        elif sign == "\\" and mark != "'":
            place += 1
            word += line[place : place + 1]
        elif mark:
            word += sign
        elif sign in "'\"":
            mark = sign
        elif sign in _BLANKS:
            if place > start:
                words.append(word)
            word, start = "", place + 1
        else:
            word += sign
        place += 1
    return [*words, word], start
