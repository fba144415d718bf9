"""What a playbook may extend: one that ships, or a file beside it (docs/adr/0010)."""

from pathlib import Path

from salescoach.cli.session import Session
from salescoach.playbook.extending import Base
from salescoach.playbook.places import shipped
from salescoach.store.atomic import reason_of
from salescoach.values.canonical import digest_of
from salescoach.values.messages import Message, say


class Bases:
    """Gets what playbooks extend, and keeps in mind which files it read, with their digests."""

    def __init__(self, session: Session) -> None:
        self._disk = session.world.disk
        self._shipped = shipped()
        self.read: dict[str, str] = {}

    def __call__(self, name: str, file: str) -> Base | Message:
        """The playbook that `file` extends by this name, or why there is none."""
        if name in self._shipped:
            return self._content(self._shipped[name], self._shipped[name])
        if not name.endswith((".yaml", ".yml")):
            return say("extends.unknown")
        folder = Path(file).resolve().parent
        target = (folder / name).resolve()
        if Path(name).is_absolute() or not target.is_relative_to(folder):
            return say("extends.outside")
        return self._content(target, Path(file).parent / target.relative_to(folder))

    def _content(self, path: Path, shown: Path) -> Base | Message:
        try:
            data = self._disk.read(path)
        except OSError as error:
            return say("extends.unreadable", reason=reason_of(error))
        self.read[str(path)] = digest_of(data)
        return Base(data, str(shown))
