"""SC610: a condition that can never be true, decided by trying every case where there are few."""

from collections.abc import Iterator

from salescoach.playbook.conditions import All, AnyOf, Condition
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Path
from salescoach.trainer.lint.deciding import Answer
from salescoach.trainer.lint.linted import Exit, Key, Linted, Root
from salescoach.trainer.lint.trees import NotTrue, Tree
from salescoach.values.messages import Message, say


def never_true(linted: Linted) -> Iterator[Finding]:
    """Each such condition, or, of one that can be true, each way in an `any` that cannot."""
    of_stage = {id(stage.when) for stage in linted.playbook.stages if stage.when}
    for root in linted.roots:
        if root.key == "met_when" and isinstance(root.of, Exit):
            continue
        if id(root.condition) not in of_stage:
            yield from _of(linted, root)
    for one, path in hopeless(linted):
        if one.criterion.waivable:
            yield finding("SC610", path, key="met_when", remedy=_remedy(linted, one))
    for root in linted.roots:
        if root.key == "met_when" and isinstance(root.of, Exit):
            yield from _ways(linted, root.condition, root.path, root.key)


def hopeless(linted: Linted) -> Iterator[tuple[Exit, Path]]:
    """Each criterion that no deal can meet where it applies, and without failing it."""
    for root in linted.roots:
        of = root.of if root.key == "met_when" else None
        if isinstance(of, Exit) and exit_decided(linted, root) == "never":
            yield of, root.path


def _remedy(linted: Linted, one: Exit) -> Message:
    """What to look at; alone, the condition may be fine."""
    criterion = one.criterion
    if criterion.failed_when is None:
        return say("remedy.SC610")
    parts = (
        (criterion.met_when,) if criterion.when is None else (criterion.met_when, criterion.when)
    )
    alone = linted.deciding.never(*parts, place=None if one.stage.beside else one.place)
    return say("remedy.SC610" if alone else "remedy.SC610-failed")


def exit_decided(linted: Linted, root: Root) -> Answer:
    """Whether the criterion of this `met_when` can be met where it applies, and has not failed.

    A later stage may have been entered where the deal came back: so says its `when`, then.
    """
    if root.path not in linted.exits_decided:
        linted.exits_decided[root.path] = _exit_decided(linted, root)
    return linted.exits_decided[root.path]


def _exit_decided(linted: Linted, root: Root) -> Answer:
    assert isinstance(root.of, Exit)
    criterion, place = root.of.criterion, _place(root)
    parts: list[Tree] = [criterion.met_when]
    if criterion.failed_when is not None:
        parts.append(NotTrue(criterion.failed_when))
    if criterion.when is None:
        return linted.deciding.decide(*parts, place=place)
    if not linted.deciding.never(criterion.when):
        parts.append(criterion.when)
    return linted.deciding.decide(*parts)


def _of(linted: Linted, root: Root) -> Iterator[Finding]:
    if root_decided(linted, root) == "never":
        yield finding("SC610", root.path, key=root.key, remedy=say("remedy.SC610"))
    else:
        yield from _ways(linted, root.condition, root.path, root.key)


def root_decided(linted: Linted, root: Root) -> Answer:
    """Whether any other condition can be true where it is asked."""
    return linted.deciding.decide(root.condition, *_around(linted, root))


def _around(linted: Linted, root: Root) -> tuple[Condition, ...]:
    """What holds as well where it is asked: the `when` of an optional stage."""
    when = root.stage.when if root.stage is not None and root.key == "when" else None
    return () if when is None or linted.deciding.never(when) else (when,)


def _ways(linted: Linted, condition: Condition, path: Path, key: Key) -> Iterator[Finding]:
    match condition:
        case All(parts):
            for number, part in enumerate(parts):
                yield from _ways(linted, part, (*path, "all", number), key)
        case AnyOf(parts):
            for number, part in enumerate(parts):
                at = (*path, "any", number)
                if linted.deciding.never(part):
                    yield finding("SC610", at, key=key, remedy=say("remedy.SC610"))
                else:
                    yield from _ways(linted, part, at, key)
        case _:
            return


def _place(root: Root) -> int | None:
    """Which stage a deal stands in when it is asked; None of a stage that runs beside another."""
    return root.place if root.stage is not None and root.stage.beside is None else None
