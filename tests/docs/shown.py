"""What a page shows of a session: commands after `$`, and below each what came out.

A line of three dots stands for any lines that are left out. `renewed` puts what really comes out
in the place of what is shown, and keeps to the same parts of it.
"""

from collections.abc import Callable, Sequence

from salescoach.values.record import record

PROMPT = "$ "
LEFT_OUT = "..."


@record(kw_only=True)
class Step:
    """One command, its lines as they stand (a backslash goes on), and what is shown below it."""

    typed: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def command(self) -> str:
        return "\n".join([self.typed[0].removeprefix(PROMPT), *self.typed[1:]])


def steps_of(lines: Sequence[str]) -> tuple[Step, ...]:
    """The commands of a session; AssertionError where it does not begin with one."""
    steps: list[tuple[list[str], list[str]]] = []
    for line in lines:
        goes_on = bool(steps) and steps[-1][0][-1].endswith("\\") and not steps[-1][1]
        if line.startswith(PROMPT):
            steps.append(([line], []))
        elif goes_on:
            steps[-1][0].append(line)
        else:
            assert steps, f"a session begins with {PROMPT!r}: {line!r}"
            steps[-1][1].append(line)
    return tuple(Step(typed=tuple(typed), shown=tuple(shown)) for typed, shown in steps)


def renewed(lines: Sequence[str], run: Callable[[str], str]) -> tuple[str, ...]:
    """The session as it really goes."""
    found: list[str] = []
    for step in steps_of(lines):
        actual = run(step.command).split("\n")[:-1]
        found += [*step.typed, *_like(step.shown, [line.rstrip() for line in actual])]
    return tuple(found)


def _like(shown: Sequence[str], actual: list[str]) -> list[str]:
    """The parts of what came out that are shown; a part is found again by its first line."""
    parts = _parts(shown)
    if [LEFT_OUT] not in parts:
        return actual
    found: list[str] = []
    place = 0
    for number, part in enumerate(parts):
        if part == [LEFT_OUT]:
            found.append(LEFT_OUT)
            continue
        if number > 0:
            assert part[0] in actual[place:], f"{part[0]!r} did not come out: {actual}"
            place = actual.index(part[0], place)
        end = len(actual) if number == len(parts) - 1 else place + len(part)
        found += actual[place:end]
        place = end
    return found


def _parts(shown: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = []
    for line in shown:
        if line == LEFT_OUT or not parts or parts[-1] == [LEFT_OUT]:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts
