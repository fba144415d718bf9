"""A disk that passes every call on to another one. What the fakes of this folder are made from."""

from pathlib import Path

from salescoach.store.disk import Disk


class WrappedDisk:
    """Every call of the port comes through `about_to` first, and through `done` afterwards.

    A fake overrides these two, or the calls that it treats in its own way. `wait` lets no time
    pass: no test sleeps.
    """

    def __init__(self, disk: Disk) -> None:
        self.disk = disk

    def about_to(self, call: str) -> None:
        """The call of this name comes next."""

    def done(self, call: str) -> None:
        """The call of this name has worked."""

    def names(self, folder: Path) -> list[str]:
        self.about_to("names")
        found = self.disk.names(folder)
        self.done("names")
        return found

    def mode(self, path: Path) -> int | None:
        self.about_to("mode")
        found = self.disk.mode(path)
        self.done("mode")
        return found

    def identity(self, folder: Path) -> tuple[int, int]:
        self.about_to("identity")
        found = self.disk.identity(folder)
        self.done("identity")
        return found

    def read(self, path: Path) -> bytes:
        self.about_to("read")
        found = self.disk.read(path)
        self.done("read")
        return found

    def read_many(self, path: Path) -> bytes:
        self.about_to("read_many")
        found = self.disk.read_many(path)
        self.done("read_many")
        return found

    def make_folder(self, folder: Path) -> None:
        self.about_to("make_folder")
        self.disk.make_folder(folder)
        self.done("make_folder")

    def protect(self, path: Path) -> None:
        self.about_to("protect")
        self.disk.protect(path)
        self.done("protect")

    def create(self, path: Path) -> int:
        self.about_to("create")
        descriptor = self.disk.create(path)
        self.done("create")
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        self.about_to("write")
        taken = self.disk.write(descriptor, data)
        self.done("write")
        return taken

    def sync(self, descriptor: int) -> None:
        self.about_to("sync")
        self.disk.sync(descriptor)
        self.done("sync")

    def close(self, descriptor: int) -> None:
        self.about_to("close")
        self.disk.close(descriptor)
        self.done("close")

    def replace(self, source: Path, target: Path) -> None:
        self.about_to("replace")
        self.disk.replace(source, target)
        self.done("replace")

    def unlink(self, path: Path) -> None:
        self.about_to("unlink")
        self.disk.unlink(path)
        self.done("unlink")

    def sync_folder(self, folder: Path) -> None:
        self.about_to("sync_folder")
        self.disk.sync_folder(folder)
        self.done("sync_folder")

    def open_lock(self, path: Path) -> int:
        self.about_to("open_lock")
        descriptor = self.disk.open_lock(path)
        self.done("open_lock")
        return descriptor

    def try_lock(self, descriptor: int) -> bool:
        self.about_to("try_lock")
        taken = self.disk.try_lock(descriptor)
        self.done("try_lock")
        return taken

    def overwrite(self, descriptor: int, data: bytes) -> None:
        self.about_to("overwrite")
        self.disk.overwrite(descriptor, data)
        self.done("overwrite")

    def peek(self, descriptor: int) -> bytes:
        self.about_to("peek")
        found = self.disk.peek(descriptor)
        self.done("peek")
        return found

    def make_room(self, files: int) -> None:
        """There is room."""

    def wait(self, seconds: float) -> None:
        """Time is somebody else's matter."""


class SwiftDisk(WrappedDisk):
    """A disk for tests that no power cut can end: it syncs nothing and waits for nobody."""

    def sync(self, descriptor: int) -> None:
        pass

    def sync_folder(self, folder: Path) -> None:
        pass
