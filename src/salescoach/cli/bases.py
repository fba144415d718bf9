"""What a playbook may extend: one that ships, or a file beside it (docs/adr/0010)."""

from pathlib import Path

from salescoach.cli.playbooks import nearest_playbook
from salescoach.cli.session import Session
from salescoach.playbook.extending import Base, NoBase
from salescoach.playbook.places import shipped
from salescoach.store.atomic import reason_of
from salescoach.store.disk import followed
from salescoach.values.canonical import digest_of
from salescoach.values.messages import say

_YAML = (".yaml", ".yml")


class Bases:
    """Gets what playbooks extend, and keeps in mind which files it read, with their digests."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shipped = shipped()
        self.read: dict[str, str] = {}

    def __call__(self, name: str, file: str) -> Base | NoBase:
        """The playbook that `file` extends by this name, or why there is none."""
        if name in self._shipped:
            return self._content(self._shipped[name], self._shipped[name], None)
        folder = Path(file).resolve().parent
        if not name.endswith(_YAML):
            return NoBase(say("extends.unknown"), self._nearest(folder / name, Path(file)))
        try:
            target = followed(folder / name)
        except OSError as error:
            return NoBase(say("extends.unreadable", reason=reason_of(error)))
        if Path(name).is_absolute() or not target.is_relative_to(folder):
            return NoBase(say("extends.outside"))
        return self._content(target, Path(file).parent / target.relative_to(folder), Path(file))

    def _content(self, path: Path, shown: Path, by: Path | None) -> Base | NoBase:
        try:
            data = self._session.world.disk.read(path)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            near = self._nearest(path, by) if by is not None and missing else None
            return NoBase(say("extends.unreadable", reason=reason_of(error)), near)
        self.read[str(path)] = digest_of(data)
        return Base(data, str(shown))

    def _nearest(self, target: Path, by: Path) -> str | None:
        """What was meant instead of a playbook that is not there, as `by` would write it."""
        name = target.name.removesuffix(".yaml").removesuffix(".yml")
        near = nearest_playbook(self._session, name, target.parent, but=by.name)
        if near is None or near in self._shipped:
            return near
        return target.with_name(near).relative_to(by.resolve().parent).as_posix()
