"""Every access to the disk goes through `store/disk.py`, so that every fault can be injected.

A lint over the source: what it forbids is forbidden by its name, wherever it comes from. Whoever
has a good reason goes into `ALLOWED`, with the reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import salescoach

SOURCE = Path(salescoach.__file__).parent
PORT = "store/disk.py"

# Module and call, and why it needs no port: none of these touches a deal, a pin or a lock.
ALLOWED = {
    ("cli/completing/sources.py", ".read_bytes"): "a file of the program: the keys of playbooks",
    ("cli/demo/story.py", ".glob"): "which stories of the example are installed",
    ("cli/demo/story.py", ".read_text"): "a file of the program: a story of the example",
    ("cli/output.py", "os.open"): "the null device, to end quietly when the reader is gone",
    ("cli/output.py", "os.dup2"): "the same",
    ("cli/schemas.py", ".is_dir"): "where the installed schemas lie",
    ("cli/world.py", "os.open"): "the null device, where a standard stream is closed",
    ("cli/world.py", "os.close"): "the same",
    ("cli/session.py", ".is_dir"): "whether the data folder is one; nothing is read or written",
    ("playbook/default_warnings.py", ".read_bytes"): "a file of the program, read when compiling",
    ("playbook/places.py", ".is_dir"): "where the installed playbooks lie",
    ("playbook/places.py", ".glob"): "which playbooks are installed",
    ("wording/catalogue.py", ".glob"): "which languages are installed",
}

# What salescoach may ask of `os`: none of it reaches a file.
HARMLESS_IN_OS = {
    "environ",
    "errno",
    "get_terminal_size",
    "getpid",
    "getsid",
    "devnull",
    "O_RDWR",
    "O_WRONLY",
    "strerror",
    "ttyname",
    "urandom",
}
FORBIDDEN_MODULES = {
    "_io",
    "ctypes",
    "dbm",
    "fcntl",
    "fileinput",
    "glob",
    "linecache",
    "mmap",
    "posix",
    "shelve",
    "shutil",
    "sqlite3",
    "subprocess",
    "tempfile",
    "zipfile",
}
FORBIDDEN_METHODS = {
    "chmod",
    "exists",
    "expanduser",
    "glob",
    "hardlink_to",
    "is_dir",
    "is_file",
    "is_symlink",
    "iterdir",
    "lchmod",
    "lstat",
    "mkdir",
    "open",
    "owner",
    "read_bytes",
    "read_text",
    "rename",
    "rglob",
    "rmdir",
    "samefile",
    "stat",
    "symlink_to",
    "touch",
    "unlink",
    "write_bytes",
    "write_text",
}


def ways_past_the_port(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of everything that reaches a file on its own."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                modules = [name.name for name in names]
                yield from ((node.lineno, name) for name in modules if _is_forbidden(name))
            case ast.ImportFrom(module=str() as module, names=names):
                imported = [name.name for name in names if _is_forbidden_import(module, name.name)]
                yield from ((node.lineno, f"{module}.{name}") for name in imported)
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if name not in HARMLESS_IN_OS:
                yield node.lineno, f"os.{name}"
            case ast.Attribute(value=ast.Name(id="io" | "codecs" as module), attr=name) if (
                _is_forbidden_import(module, name)
            ):
                yield node.lineno, f"{module}.{name}"
            case ast.Name(id="open" | "__import__" | "eval" | "exec"):
                yield node.lineno, node.id
            case ast.Call(func=ast.Attribute(value=owner, attr=name)) if _is_file_method(
                owner, name, node
            ):
                yield node.lineno, f".{name}"
            case _:
                pass


def _is_forbidden_import(module: str, name: str) -> bool:
    if module.partition(".")[0] == "os":
        return name not in HARMLESS_IN_OS
    if module == "io":
        return name not in ("StringIO", "BytesIO", "UnsupportedOperation")
    if module == "codecs":
        return name == "open"
    return _is_forbidden(module)


def _is_forbidden(module: str) -> bool:
    return module.partition(".")[0] in FORBIDDEN_MODULES


def _is_file_method(owner: ast.expr, name: str, call: ast.Call) -> bool:
    if ast.unparse(owner).split(".")[-1] in ("disk", "_disk", "os", "io"):
        return False  # the port itself; os and io are looked at by name
    if name == "replace":  # text takes two arguments, `dataclasses.replace` a record and keywords
        return len(call.args) == 1 and not call.keywords
    return name in FORBIDDEN_METHODS


MODULES = sorted(
    str(path.relative_to(SOURCE))
    for path in SOURCE.rglob("*.py")
    if str(path.relative_to(SOURCE)) != PORT
)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_reaches_the_disk_only_through_the_port(module: str) -> None:
    found = [
        f"{module}:{line}: {name}"
        for line, name in ways_past_the_port((SOURCE / module).read_text())
        if (module, name) not in ALLOWED
    ]
    assert found == []


def test_every_exception_is_still_needed() -> None:
    used = {
        (module, name)
        for module in MODULES
        for _, name in ways_past_the_port((SOURCE / module).read_text())
    }
    assert ALLOWED.keys() - used == set()


def test_the_port_itself_would_be_found() -> None:
    names = {name for _, name in ways_past_the_port((SOURCE / PORT).read_text())}
    assert {"fcntl", "os.open", "os.replace", "os.unlink", "os.mkdir", ".is_dir"} <= names


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import os\nos.open(path, os.O_WRONLY)", "os.open"),
        ("import os\nos.replace(one, other)", "os.replace"),
        ("import os\nos.path.exists(path)", "os.path"),
        ("import os\nremove = os.remove", "os.remove"),
        ("from os import unlink", "os.unlink"),
        ("from os.path import exists", "os.path.exists"),
        ("import io\nio.open(path)", "io.open"),
        ("from io import FileIO", "io.FileIO"),
        ("import codecs\ncodecs.open(path)", "codecs.open"),
        ("with open(path) as file:\n    pass", "open"),
        ("read = open", "open"),
        ("import shutil", "shutil"),
        ("import tempfile as t", "tempfile"),
        ("from shutil import copy", "shutil.copy"),
        ("Path(name).write_text(text)", ".write_text"),
        ("path.read_bytes()", ".read_bytes"),
        ("(folder / name).unlink()", ".unlink"),
        ("self.home.mkdir()", ".mkdir"),
        ("path.rename(other)", ".rename"),
        ("path.replace(other)", ".replace"),
        ("path.open()", ".open"),
        ("diskette.unlink(path)", ".unlink"),
    ],
)
def test_a_way_past_the_port_is_found(source: str, name: str) -> None:
    assert name in [found for _, found in ways_past_the_port(source)]


@pytest.mark.parametrize(
    "source",
    [
        "import os\nos.getpid()",
        "disk.unlink(path)",
        "self._disk.replace(one, other)",
        "session.world.disk.read(path)",
        "text.replace('a', 'b')",
        "replace(record, name='b')",
        "dataclasses.replace(record, name='b')",
        "day.replace(day=1)",
        "gate.open",
        "from io import StringIO",
    ],
)
def test_what_reaches_no_file_is_left_alone(source: str) -> None:
    assert list(ways_past_the_port(source)) == []
