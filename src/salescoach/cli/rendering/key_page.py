"""What is told of keys: a page in Markdown for a pipe, a screen for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from salescoach.cli.rendering.layout import Screen, columns
from salescoach.cli.session import Session
from salescoach.trainer.keys.table import STEP, Asked, KeyTold, alike, by_subject
from salescoach.values.messages import say

_MOST_PLACES = 4
_MOST_FORMS = 6
_GAP = 2
_ASKED = ("level", "count", "is")
"""What is asked most often of the subject of a condition."""
_EXPLAIN = "salescoach playbook explain"


def keys_page(session: Session, asked: Asked) -> str:
    """In Markdown: one key whole, the same key of several forms in short.

    What is itself called so comes first, whole, with all that it may have.
    """
    return "\n".join(_page(session, asked)).rstrip("\n")


def keys_screen(session: Session, asked: Asked) -> str:
    """The same on a screen."""
    screen = Screen(session)
    groups, whole = _groups(asked)
    if len(groups) > 1:
        screen.add((_in_several(session, asked.word, groups), "bold"))
    for place, group in enumerate(groups):
        screen.blank()
        _show(screen, session, group, whole=place < whole)
        if place == 0:
            _add(screen, _may_have(session, asked.own))
    if len(groups) > max(whole, 1):
        screen.blank()
        screen.add(_more_about(session, groups[whole]), hang=_GAP)
    _add(screen, _may_have(session, asked.of_form))
    return screen.text()


def form_page(session: Session, keys: Sequence[KeyTold], elements: Sequence[KeyTold]) -> str:
    """All keys of a form in Markdown, a line a key, with an example of each thing that they are."""
    lines = [f"# {session.text(say('key.of-form', form=keys[0].form))}"]
    subjects = by_subject(keys)
    for group in subjects:
        if len(subjects) > 1:
            lines += ["", f"## {group[0].form_title}"]
        lines += ["", *(f"- `{one.key}`: {first_sentence(one.text)}" for one in _once(group))]
        lines += ["", *_fenced(_example_of(group, elements))]
    return "\n".join(lines)


def form_screen(session: Session, keys: Sequence[KeyTold], elements: Sequence[KeyTold]) -> str:
    """The same on a screen."""
    screen = Screen(session)
    screen.add((session.text(say("key.of-form", form=keys[0].form)), "bold"))
    at = columns([(one.key, "") for one in keys])[0] + 2 * _GAP
    subjects = by_subject(keys)
    for group in subjects:
        screen.blank()
        if len(subjects) > 1:
            screen.add((group[0].form_title, "bold"))
        for one in _once(group):
            screen.column((f"  {one.key}", ""), first_sentence(one.text), at=at)
        screen.blank()
        _add_example(screen, _example_of(group, elements))
    return screen.text()


def add_all_keys(screen: Screen, session: Session, keys: Iterable[KeyTold]) -> None:
    """Every key, a paragraph a form."""
    forms: dict[tuple[str, str], dict[str, None]] = {}
    for one in keys:
        forms.setdefault((one.file, one.form), {})[one.key] = None
    screen.blank()
    screen.add((session.text(say("key.all-keys")), "bold"))
    for (_, form), names in forms.items():
        words = session.text(say("key.form-keys", form=form, keys=", ".join(names)))
        screen.add(words, hang=_GAP)


def first_sentence(text: str) -> str:
    """What is said in lists; the rest is for who asks."""
    first, point, _ = text.partition(". ")
    return f"{first}." if point else first


def _page(session: Session, asked: Asked) -> Iterator[str]:
    groups, whole = _groups(asked)
    if len(groups) > 1:
        yield from (f"# {asked.word}", "", _in_several(session, asked.word, groups), "")
    mark = "#" if len(groups) == 1 else "##"
    for place, group in enumerate(groups):
        yield from (f"{mark} {name_of(group)}", "", group[0].text, "")
        yield from (f"- {label}: {said}" for label, said in _facts(session, group))
        yield ""
        if place < whole:
            yield from (*_fenced(_written(group[0])), "")
        if place == 0:
            for line in _may_have(session, asked.own):
                yield from (line, "")
    if len(groups) > max(whole, 1):
        yield from (_more_about(session, groups[whole]), "")
    for line in _may_have(session, asked.of_form):
        yield from (line, "")


def _groups(asked: Asked) -> tuple[list[tuple[KeyTold, ...]], int]:
    """What is told together, and how many of them, from the first, are told whole."""
    elements, others = alike(asked.elements), alike(asked.keys)
    found = [*elements, *others]
    return found, 1 if len(found) == 1 else len(elements)


def _may_have(session: Session, keys: Sequence[KeyTold]) -> Iterator[str]:
    """A line for each thing that is called so."""
    forms: dict[str, dict[str, None]] = {}
    for one in keys:
        forms.setdefault(one.form, {})[one.key] = None
    for form, names in forms.items():
        yield session.text(say("key.of-what", form=form, keys=", ".join(names)))


def _once(keys: Sequence[KeyTold]) -> Iterable[KeyTold]:
    """A key that is told twice of the same thing, once."""
    found: dict[str, KeyTold] = {}
    for one in keys:
        found.setdefault(one.key, one)
    return found.values()


def _example_of(group: Sequence[KeyTold], elements: Sequence[KeyTold]) -> tuple[str, str]:
    """What shows the thing, and its language: where it is written, else its first keys."""
    around = {place.rpartition(STEP)[0] for one in group for place in one.places}
    found = next((one for one in elements if around.intersection(one.places)), None)
    first, *others = group
    if found is not None or not (first.needed and others):
        return _written(found or first)
    asked = next((one for one in others if one.key in _ASKED), others[0])
    return f"{first.example}\n{asked.example}", _written(first)[1]


def _written(one: KeyTold) -> tuple[str, str]:
    return one.example, "toml" if one.file == "configuration" else "yaml"


def _fenced(written: tuple[str, str]) -> Iterator[str]:
    text, language = written
    yield from (f"```{language}", text, "```")


def _add_example(screen: Screen, written: tuple[str, str]) -> None:
    for line in written[0].split("\n"):
        screen.whole(line, indent=4)


def _add(screen: Screen, lines: Iterable[str]) -> None:
    for line in lines:
        screen.blank()
        screen.add(line, hang=_GAP)


def _show(screen: Screen, session: Session, group: Sequence[KeyTold], *, whole: bool) -> None:
    file = session.text(say(f"key.file-{group[0].file}"))
    screen.pair((name_of(group), "bold"), (file, "dim"))
    screen.add(group[0].text, indent=_GAP if not whole else 0)
    facts = list(_facts(session, group))
    if whole:
        screen.blank()
    at = columns(facts)[0] + 2 * _GAP
    for label, said in facts:
        screen.column((f"  {label}", "dim"), said, at=at)
    if whole:
        screen.blank()
        _add_example(screen, _written(group[0]))


def name_of(group: Sequence[KeyTold]) -> str:
    """Its name; where many things have the same key, the key and what they are."""
    names = list(dict.fromkeys(one.name for one in group))
    if len(names) == 1:
        return names[0]
    forms = [one.form for one in group]
    shown = ", ".join(dict.fromkeys(forms[:_MOST_FORMS]))
    return f"{group[0].key} ({shown}{', …' if len(forms) > _MOST_FORMS else ''})"


def _facts(session: Session, group: Sequence[KeyTold]) -> Iterator[tuple[str, str]]:
    one = group[0]
    yield session.text(say("key.stands")), _places(session, group)
    yield session.text(say("key.takes")), one.type
    if one.words:
        yield session.text(say("key.words")), ", ".join(one.words)
    if all(each.needed for each in group):
        yield session.text(say("key.needed")), session.text(say("key.is-needed"))
    elif one.default:
        yield session.text(say("key.default")), one.default
    if one.related:
        yield session.text(say("key.related")), ", ".join(one.related)


def _places(session: Session, group: Sequence[KeyTold]) -> str:
    found = list(dict.fromkeys(place for one in group for place in one.places))
    shown = found[:_MOST_PLACES]
    left = len(found) - len(shown)
    more = [session.text(say("key.more-places", n=left))] if left else []
    return "; ".join([*shown, *more])


def _in_several(session: Session, asked: str, groups: Sequence[Sequence[KeyTold]]) -> str:
    return session.text(say("key.in-several", key=asked, n=len(groups)))


def _more_about(session: Session, group: Sequence[KeyTold]) -> str:
    line = f"{_EXPLAIN} {group[0].name}"
    return session.text(say("key.more-about", line=line))
