"""Who was there: `ulf, marta`, and somebody new as `Ines Koval (purchasing)`."""

import re
from collections.abc import Sequence

from salescoach.deal.events import PersonAdded
from salescoach.errors import SalesCoachError
from salescoach.exchange.clauses import unfit
from salescoach.exchange.hearing import Known, Misheard, Problem
from salescoach.exchange.names import is_whole_name, named_at, shown_name, unknown
from salescoach.guidance.fit_text import clean_name
from salescoach.playbook.model import Titled
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.values.similar import most_like
from salescoach.values.slugs import slug_for

_PART = re.compile(r"[^,;+&，、()（）]+(?:[(（][^()（）]*[)）])?|[(（)）]")
_NEW = re.compile(r"(?P<name>[^()（）]+)[(（](?P<roles>[^()（）]*)[)）]\s*")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_ROLES = re.compile(r"[,;/+&，、]|\sand\s")


@record
class Present:
    """Ids of those who were there, in the order in which they were named; `new` are among them."""

    people: tuple[str, ...]
    new: tuple[PersonAdded, ...] = ()


def read_people(text: str, known: Known, roles: Sequence[Titled]) -> Present | Misheard:
    """Those who are named, with commas between them; `roles` are the playbook's buyer roles.

    Somebody new stands with a role in brackets: its id, or its title or short form. Empty text is
    nobody.
    """
    wrong = unfit(text)
    if wrong is not None:
        return Misheard((wrong,))
    found: list[str] = []
    new: list[PersonAdded] = []
    problems: list[Problem] = []
    for part in _parts(text):
        among = known.with_people(known.present, new)
        one = _read(part, among, roles)
        match one:
            case Problem():
                problems.append(one)
            case PersonAdded():
                new.append(one)
                found.append(one.person)
            case _:
                found += one
    if problems:
        return Misheard(tuple(problems))
    return Present(tuple(dict.fromkeys(found)), tuple(new))


def read_names(text: str, known: Known) -> tuple[str, ...] | Misheard:
    """People of the deal alone: ids of `ulf+marta`, or `ulf, marta`, or `both`; none new."""
    wrong = unfit(text)
    read = (wrong,) if wrong is not None else tuple(_somebody(one, known) for one in _parts(text))
    problems = tuple(one for one in read if isinstance(one, Problem))
    if problems:
        return Misheard(problems)
    return tuple(dict.fromkeys(id_ for one in read if isinstance(one, tuple) for id_ in one))


def _parts(text: str) -> list[str]:
    """Between commas, but not those in brackets, and between "and"."""
    parts = (one.strip() for one in _PART.findall(text))
    split = (_AND.split(part) if "(" not in part else [part] for part in parts if part)
    return [one for part in split for one in part]


def _read(
    part: str, known: Known, roles: Sequence[Titled]
) -> tuple[str, ...] | PersonAdded | Problem:
    new = _NEW.fullmatch(part)
    if new is None:
        found = _somebody(part, known)
        return _asking_for_a_role(part, found, roles) if isinstance(found, Problem) else found
    name = " ".join(new["name"].split())
    held = _roles(new["roles"], roles)
    if isinstance(held, Problem):
        return held
    same = tuple(one.id for one in known.people if is_whole_name(name, one))
    called = same if same or " " in name else _somebody(name, known)
    if isinstance(called, tuple) and called:
        return _again(called, held, known)
    try:
        name = clean_name(name, "NAME")
    except SalesCoachError as error:
        return Problem(error.sentence, error.hint)
    taken = {one.id for one in known.people}
    return PersonAdded(
        person=slug_for(name, otherwise="person", taken=taken), name=name, roles=held
    )


def _somebody(part: str, known: Known) -> tuple[str, ...] | Problem:
    """The ids of who is called so; nothing may be left over."""
    if not any(one.isalnum() for one in part):
        return Problem(say("heard.no-name", text=part[:60]), say("heard.hint-names"))
    found = named_at(part, 0, known)
    if isinstance(found, Problem):
        return unknown(part, known) if found.message.id == "heard.unknown-name" else found
    return found.people if not part[found.end :].strip(" .:") else unknown(part, known)


def _again(
    people: tuple[str, ...], roles: tuple[str, ...], known: Known
) -> tuple[str, ...] | Problem:
    """Somebody who is known already gets no other role here."""
    for person in map(known.person, people):
        if person is not None and not {one.role for one in person.roles}.issuperset(roles):
            added = " ".join(f"--role {role}" for role in roles)
            command = f"salescoach person add {known.deal} {shown_name(person.name)} {added}"
            hint = say("heard.hint-role", command=command)
            return Problem(say("heard.known-already", name=person.name), hint)
    return people


def _asking_for_a_role(part: str, found: Problem, roles: Sequence[Titled]) -> Problem:
    """Somebody nobody knows may be new: then the role is missing."""
    if found.message.id != "heard.unknown-name" or not roles:
        return found
    example = f"{part[:60]} ({roles[0].label})"
    if found.hint is not None and found.hint.id == "heard.hint-name":
        name = dict(found.hint.args)["name"]
        return Problem(found.message, say("heard.hint-name-or-new", name=name, example=example))
    return Problem(found.message, say("heard.hint-new", example=example))


def _roles(text: str, known: Sequence[Titled]) -> tuple[str, ...] | Problem:
    """Roles by id, title or short form."""
    given = [" ".join(one.split()) for one in _ROLES.split(text) if one.strip()]
    words = {word.casefold(): one.id for one in reversed(known) for word in _words_of(one)}
    whole = " ".join(text.split()).casefold()
    if whole in words:  # a title may have a comma
        return (words[whole],)
    shown = tuple(one.label for one in known)
    for one in given or [""]:
        if one.casefold() not in words:
            near = most_like(one, words) if one else None
            hint = say("heard.hint-roles", words=shown)
            if near is not None:
                hint = say("heard.hint-role-meant", word=near, words=shown)
            return Problem(say("heard.unknown-role", role=one[:60]), hint)
    return tuple(dict.fromkeys(words[one.casefold()] for one in given))


def _words_of(role: Titled) -> tuple[str, ...]:
    return tuple(one for one in (role.id, role.title, role.short) if one)
