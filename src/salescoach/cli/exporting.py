"""Which deals `export` hands out, and in which form. One that is damaged goes nowhere."""

from collections.abc import Sequence
from typing import Any

from salescoach.cli.finding import deal_to_read
from salescoach.cli.finding_records import one_of_few
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.building import NotOpened
from salescoach.deal.decode import DealFile
from salescoach.deal.fold import fold
from salescoach.errors import BadUsage, Fatal, NotFound
from salescoach.exchange.bundle import Bundle, lines_of, members_of
from salescoach.exchange.flaws import flaws_of
from salescoach.exchange.tables import TABLES
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say
from salescoach.values.text import harmless

_PROFILES = ("spreadsheet", "raw")
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


class Wanted:
    """What the options ask for. Raises BadUsage for one that the format has no use for."""

    def __init__(
        self,
        session: Session,
        *,
        of: str | None,
        profile: str | None,
        separator: str | None,
        bom: bool,
        private: bool,
        owner: str | None,
        skip_damaged: bool,
    ) -> None:
        given = session.shared.json or session.shared.format is not None
        self.format = session.format if given else "json"
        only = {"--of": of, "--profile": profile, "--separator": separator, "--bom": bom}
        self._only("csv", only)
        self._only("md", {"--private": private})
        self.table = one_of_few(of or TABLES[0], TABLES, "--of")
        self.raw = one_of_few(profile or _PROFILES[0], _PROFILES, "--profile") == "raw"
        separators = tuple(_SEPARATORS)
        self.separator = _SEPARATORS[one_of_few(separator or "comma", separators, "--separator")]
        self.bom = bom
        self.private = private
        self.owner = owner
        self.skip_damaged = skip_damaged

    def _only(self, format_: str, options: dict[str, Any]) -> None:
        for option, value in options.items():
            if value and self.format != format_:
                raise BadUsage(say("export.only-with", option=option, format=format_))


def bundle_of(session: Session, given: Sequence[str], wanted: Wanted) -> tuple[Bundle, bool]:
    """The deals with their playbooks, and whether any had to be left out."""
    playbooks: dict[str, Any] = {}
    found: list[DealFile] = []
    damaged: dict[str, Message] = {}
    for deal_id in _ids(session, given):
        try:
            file = _whole(session, deal_id)
            if wanted.owner is None or _is_of(wanted.owner, file):
                for digest in {one.digest: None for one in file.pins}:
                    if digest not in playbooks:
                        playbooks[digest] = session.store.pins.resolved(digest, deal=deal_id)
                found.append(file)
        except Fatal as error:
            damaged[deal_id] = error.sentence
    _tell(session, damaged, wanted)
    used = {pinned.digest for file in found for pinned in file.pins}
    kept = {digest: playbooks[digest] for digest in used}
    return Bundle(tuple(found), kept), bool(damaged)


def views_of(
    session: Session, given: Sequence[str], wanted: Wanted
) -> tuple[list[tuple[DealFile, View]], bool]:
    """The deals as they look today; of all of them, those that were opened by then."""
    found = []
    damaged: dict[str, Message] = {}
    ids = _ids(session, given)
    if ids:
        _ = session.holidays  # a mistake there is not one of a deal
    for deal_id in ids:
        try:
            file = _whole(session, deal_id)
            view = view_of(session, file)
            if wanted.owner is None or _is_of(wanted.owner, file):
                found.append((file, view))
        except NotFound:
            if given:
                raise
        except Fatal as error:
            damaged[deal_id] = error.sentence
    _tell(session, damaged, wanted)
    return found, bool(damaged)


def text_of(session: Session, bundle: Bundle, wanted: Wanted) -> str:
    """The document, or its lines, with unsafe characters as JSON writes them."""
    from salescoach.cli.rendering.json_shapes import document
    from salescoach.values.json_text import harmless_json

    if wanted.format == "jsonl":
        return "".join(f"{harmless_json(line)}\n" for line in lines_of(bundle))
    return document("export", session.today, **members_of(bundle)) + "\n"


def _ids(session: Session, given: Sequence[str]) -> tuple[str, ...]:
    """Each once, sorted."""
    if not given:
        return session.store.ids()
    return tuple(sorted({deal_to_read(session, one) for one in given}))


def _whole(session: Session, deal_id: str) -> DealFile:
    """The deal; Fatal where anything in it is not as it was written."""
    file = session.store.read(deal_id)
    flaw = next(flaws_of(file), None)
    if flaw is not None:
        raise Fatal(say("import.flaw-nowhere", path=flaw.path, what=flaw.message))
    return file


def _is_of(owner: str, file: DealFile) -> bool:
    """Whose deal it is by all that is recorded."""
    try:
        found = fold(file.events).owner
    except NotOpened:
        return False
    return (found or "").casefold() == owner.strip().casefold()


def _tell(session: Session, damaged: dict[str, Message], wanted: Wanted) -> None:
    """Name all that is damaged; Fatal, unless it may be left out."""
    for deal_id, reason in damaged.items():
        told = say("export.damaged", deal=deal_id, reason=reason)
        session.out.error(harmless(session.text(told)))
    if damaged and not wanted.skip_damaged:
        raise Fatal(say("export.refused"), say("hint.export-rest"))
