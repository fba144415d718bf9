"""What deals that come in are to be called here: what `--as` said, and what would fit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import BadUsage, Fatal, NotFound
from salescoach.exchange.bundle import are_the_same_deal, beginnings_of
from salescoach.values.messages import say
from salescoach.values.slugs import is_slug


def names_given(given: Sequence[str], deals: Iterable[DealFile]) -> dict[str, str]:
    """OLD and NEW of each `--as OLD=NEW`; BadUsage, or NotFound where the file has no such deal."""
    names: dict[str, str] = {}
    for text in given:
        old, between, new = text.partition("=")
        if not between or not is_slug(new):
            raise BadUsage(say("import.bad-rename", text=text[:60]), say("hint.rename"))
        if old in names:
            raise BadUsage(say("import.renamed-twice", deal=old[:60]))
        names[old] = new
    known = {file.id for file in deals}
    for old in names:
        if old not in known:
            raise NotFound(say("import.no-such-rename", deal=old[:60]))
    return names


def called_alike(names: Mapping[str, str], deals: Iterable[DealFile]) -> str | None:
    """The name that two of the deals would have."""
    called = [names.get(file.id, file.id) for file in deals]
    return next((one for one in called if called.count(one) > 1), None)


class Fitting:
    """Names under which all deals of a file can come in, as a command that says so.

    `deals` are those of the file under their own ids, `names` what `--as` said of them.
    """

    def __init__(
        self, session: Session, deals: Sequence[DealFile], names: Mapping[str, str], file: str
    ) -> None:
        self._session, self._deals, self._names, self._file = session, deals, names, file

    def known_as(self, name: str) -> str | None:
        """What the deal that is to have this name is called here already; None where it is new."""
        old = next((old for old, new in self._names.items() if new == name), name)
        return self.known.get(old)

    @cached_property
    def known(self) -> dict[str, str]:
        """Those of the file that are here, by their ids in it, and their ids here."""
        return dict(self._known())

    @property
    def command(self) -> str:
        """The whole command line."""
        fitting = self._fitting()
        words = [
            part
            for old, new in sorted(fitting.items())
            if old != new
            for part in ("--as", f"{old}={new}")
        ]
        return line("import", self._file, *words)

    def _known(self) -> Iterator[tuple[str, str]]:
        """What those of the file that are here are called here."""
        here: dict[str, DealFile] = {}
        for deal_id in self._session.store.ids():
            try:
                here[deal_id] = self._session.store.read(deal_id)
            except (Fatal, NotFound):
                continue  # a damaged neighbour keeps no other deal out
        begun = {one: id_ for id_, file in here.items() for one in beginnings_of(file)}
        left: list[DealFile] = []
        same: set[str] = set()
        for file in self._deals:
            for id_ in (self._names.get(file.id, file.id), file.id):
                if id_ in here and are_the_same_deal(here[id_], file):
                    same.add(id_)
                    yield file.id, id_
                    break
            else:
                left.append(file)
        for file in left:
            ids = (begun[one] for one in sorted(beginnings_of(file)) if one in begun)
            known = next((id_ for id_ in ids if id_ not in same), None)
            if known is not None:
                same.add(known)
                yield file.id, known

    def _fitting(self) -> dict[str, str]:
        """Known deals under their names here, others under their own, or what --as said, or new."""
        found = dict(self.known)
        used = {*self._session.store.ids(), *found.values()}
        for wanted in (self._own, self._names.get):
            for file in self._deals:
                name = wanted(file.id)
                if file.id not in found and name is not None and name not in used:
                    found[file.id] = name
                    used.add(name)
        for file in self._deals:
            if file.id not in found:
                found[file.id] = _free(file.id, used)
                used.add(found[file.id])
        return found

    def _own(self, deal_id: str) -> str | None:
        return None if deal_id in self._names else deal_id


def _free(deal_id: str, used: Iterable[str]) -> str:
    taken = frozenset(used)
    number = 2
    while f"{deal_id}-{number}" in taken:
        number += 1
    return f"{deal_id}-{number}"
