"""Reading a translation: from the bytes of `NAME.LANG.yaml` to its words and its problems.

A text that has an error does not count, and the others do: whoever opens a deal gets what is right.
Only what is not read to its end, or has another form, is worth nothing.
"""

import re
from collections.abc import Iterator

from pydantic import ValidationError

from salescoach.playbook.ignores import not_ignored
from salescoach.playbook.in_language import Tree
from salescoach.playbook.pin import FORMAT
from salescoach.playbook.problems import Finding, Problem, errors_among, finding, in_order
from salescoach.playbook.reader import Document, read_yaml
from salescoach.playbook.shape import shape_findings
from salescoach.playbook.walking import Map
from salescoach.trainer.translations.checks import Checked, checked, head_findings
from salescoach.trainer.translations.untranslatable import playbook_keys
from salescoach.trainer.translations.written import Translation
from salescoach.values.messages import Message, say
from salescoach.values.record import record

NAME = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.ya?ml")
"""The name of the file of a translation: that of the playbook, and a language."""


@record(kw_only=True)
class Base:
    """The playbook that is translated: its resolved form, and its library as written."""

    id: str
    language: str
    texts: Map


@record(kw_only=True)
class Overlay:
    """A translation: its words, what is wrong with it, and how many texts it has of how many.

    `silenced`: how many more problems a comment silences. `document` is the file as read.
    """

    language: str
    reviewed: str
    words: Tree
    document: Document
    problems: tuple[Problem, ...] = ()
    silenced: int = 0
    translated: int = 0
    texts: int = 0


@record
class Unreadable:
    """A translation of which nothing can be used, and why."""

    problems: tuple[Problem, ...]


def read_translation(
    data: bytes, file: str, base: Base, covered: Tree | None = None
) -> Overlay | Unreadable:
    """Read and check a translation of a playbook.

    `covered` are words that it need not have: those of the playbooks that this one extends.
    """
    document, problems = read_yaml(data, file)
    if not isinstance(document.data, dict) or not document.whole or errors_among(problems):
        return Unreadable(problems)
    wrong = [*_version(document.data), *_misshapen(document.data)]
    if wrong:
        return Unreadable(in_order(document.problem(one) for one in wrong))
    found: Checked = checked(document, base.texts, base.language, covered or {})
    head = head_findings(document.data, NAME.fullmatch(file.rpartition("/")[2]), base)
    told = [*problems, *(document.problem(one) for one in (*head, *found.findings))]
    left, silenced = not_ignored(document, in_order(told))
    return Overlay(
        language=str(document.data["language"]),
        reviewed=str(document.data["reviewed"]),
        words={} if any(one.code == "SC713" for one in head) else found.words,
        document=document,
        problems=left,
        silenced=silenced,
        translated=found.translated,
        texts=found.texts,
    )


def without_base(
    data: bytes | None, file: str, reason: Message, remedy: Message | None = None
) -> Unreadable:
    """Where there is nothing to compare: why, or what is wrong with the file itself.

    `data` is None where the file cannot be read.
    """
    document, problems = (Document(file, []), ()) if data is None else read_yaml(data, file)
    wrong = finding("SC715", (), reason=reason, remedy=remedy)
    return Unreadable(problems or (document.problem(wrong),))


def _version(data: Map) -> Iterator[Finding]:
    version = data.get("salescoach")
    if isinstance(version, str) and version != str(FORMAT):
        yield finding("SC208", ("salescoach",), found=version[:20], known=FORMAT)


def _misshapen(data: Map) -> Iterator[Finding]:
    try:
        Translation.model_validate(data)
    except ValidationError as error:
        for one in shape_findings(error, data, Translation):
            key = str(one.path[-1]) if one.path else ""
            if one.code == "SC201" and key in playbook_keys():
                yield finding("SC702", one.path, key=key, remedy=say("remedy.SC702"), at_key=True)
            else:
                yield one
