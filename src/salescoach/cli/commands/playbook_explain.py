"""`playbook explain`: the page of a problem code, what a key is for, or all codes and keys."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.playbooks import playbook_bytes
from salescoach.cli.session import Session
from salescoach.errors import BadUsage, NotFound
from salescoach.playbook.hints import Hints
from salescoach.playbook.ignores import code_remedy
from salescoach.playbook.problems import CODES
from salescoach.trainer.keys.table import (
    FILE,
    Asked,
    KeyTold,
    as_written,
    elements_among,
    keys_of_form,
    meant_by,
    nearest,
    own_keys,
    read_table,
)
from salescoach.trainer.page import Page, page_file, read_page
from salescoach.values.json_text import json_line
from salescoach.values.messages import Message, say

EXAMPLE = (
    "Examples: salescoach playbook explain SC310 · salescoach playbook explain item.needs · "
    "salescoach playbook explain limit"
)


CODES_LISTED = Shape(schema="codes", member="codes", columns=("code", "severity", "title"))


@command(formats=LISTED, lists=(CODES_LISTED,))
def run(
    session: Session,
    what: Annotated[
        str | None,
        typer.Argument(
            help="A code, as `playbook check` tells it; or a key of a file that you write, "
            "alone or with what it belongs to: needs, item.needs.",
            metavar="[CODE|KEY]",
        ),
    ] = None,
) -> int:
    """Of a code: what the problem is, why it matters, a wrong and a right example, the remedy.

    Of a key: what it is for, where it stands, what it takes, an example. A key that several things
    have is told for each of them, in short. Without a word, all codes with severity and title, and
    on a terminal and in JSON all keys. Off a terminal a page is Markdown.
    """
    if what is None:
        _list(session)
        return 0
    code = what.strip().upper()
    keys = _keys(session) if code not in CODES else ()
    if code in CODES:
        _explain(session, _page(session, code))
    elif meant := meant_by(what, keys):
        _explain_keys(session, _asked(what, meant, keys))
    elif of_form := keys_of_form(what, keys):
        _explain_form(session, of_form, elements_among(what, keys))
    else:
        raise NotFound(say("no-such-code", code=what[:60]), _remedy(what, keys))
    return 0


def _keys(session: Session) -> tuple[KeyTold, ...]:
    return read_table(playbook_bytes(session, FILE))


def _remedy(given: str, keys: Sequence[KeyTold]) -> Message:
    """A word that begins like a code is one; the key that is nearest to any other."""
    like_a_code = given.strip().upper().startswith("SC") and any(map(str.isdigit, given))
    code = code_remedy(given, Hints())
    if like_a_code and code.id != "hint.codes":
        return code
    near = nearest(given, keys)
    return say("hint.did-you-mean", word=near) if near else say("hint.codes-and-keys")


def _page(session: Session, code: str) -> Page:
    return read_page(playbook_bytes(session, page_file(code)).decode(), code)


def _explain(session: Session, page: Page) -> None:
    told = {
        "code": page.code,
        "severity": page.severity,
        "title": page.title,
        "text": page.text,
    }
    if _tell(session, told, page.code):
        return
    if session.format in ("plain", "md"):
        session.out.data(page.text.removesuffix("\n"))
    else:
        from salescoach.cli.rendering.page_screen import page_screen

        session.out.screen(page_screen(session, page))


def _asked(what: str, meant: Sequence[KeyTold], keys: Sequence[KeyTold]) -> Asked:
    """What a word names; first of all the thing that is called so."""
    elements = elements_among(what, keys)
    own = own_keys(what, keys) if elements else ()
    return Asked(
        word=as_written(what, meant[0]),
        elements=elements,
        own=own,
        keys=tuple(one for one in meant if one not in elements),
        of_form=tuple(one for one in keys_of_form(what, keys) if one not in own),
    )


def _explain_keys(session: Session, asked: Asked) -> None:
    from salescoach.cli.rendering.key_page import keys_page, keys_screen

    text = keys_page(session, asked)
    if not _tell_keys(session, asked.word, text, (*asked.elements, *asked.keys)):
        session.out.screen(keys_screen(session, asked))


def _explain_form(session: Session, keys: Sequence[KeyTold], elements: Sequence[KeyTold]) -> None:
    from salescoach.cli.rendering.key_page import form_page, form_screen

    text = form_page(session, keys, elements)
    if not _tell_keys(session, keys[0].form, text, keys):
        session.out.screen(form_screen(session, keys, elements))


def _tell_keys(session: Session, asked: str, text: str, keys: Sequence[KeyTold]) -> bool:
    told = {"title": asked, "text": f"{text}\n", "keys": [_json(one) for one in keys]}
    if _tell(session, told, "\n".join(dict.fromkeys(one.name for one in keys))):
        return True
    if session.format in ("plain", "md"):
        session.out.data(text)
        return True
    return False


def _tell(session: Session, told: dict[str, Any], ids: str) -> bool:
    """As data for programs; False where people are to read it."""
    if session.fields is not None:
        raise BadUsage(say("fields-without-records", what="CODE"))
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            session.out.data(document("explanation", session.today, **told))
        case "jsonl":
            session.out.data(json_line(told))
        case "ids":
            session.out.data(ids)
        case _:
            return False
    return True


def _json(one: KeyTold) -> dict[str, Any]:
    return {
        "name": one.name,
        "file": one.file,
        "form": one.form,
        "key": one.key,
        "places": list(one.places),
        "type": one.type,
        "words": list(one.words),
        "needed": one.needed,
        "default": one.default or None,
        "text": one.text,
        "example": one.example,
        "related": list(one.related),
    }


def _list(session: Session) -> None:
    pages = [_page(session, code) for code in CODES]
    keys = _keys(session) if session.format in ("table", "json") else ()
    names = [{"name": one.name, "file": one.file} for one in keys]
    told = tell(
        session, CODES_LISTED, pages,
        cells=lambda page: (page.code, page.severity, page.title),
        json=lambda page: {"code": page.code, "severity": page.severity, "title": page.title},
        name=lambda page: page.code,
        around=lambda codes: {"codes": codes, "keys": _once(names)},
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.page_screen import codes_screen

        session.out.screen(codes_screen(session, pages, keys))


def _once(names: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """A key that several forms of one name have is one name."""
    return list({one["name"]: one for one in names}.values())
