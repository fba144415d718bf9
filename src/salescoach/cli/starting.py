"""From the name of a new playbook, and the answers, to the files that are to be made."""

from pathlib import Path

from salescoach.cli.bases import Bases
from salescoach.cli.deal_language import language_tag
from salescoach.cli.placing import NewFile
from salescoach.cli.playbooks import load, playbook_bytes, playbook_file
from salescoach.cli.rendering.commands import quoted
from salescoach.cli.schemas import schema_file
from salescoach.cli.session import Session
from salescoach.cli.suites import is_there, scenario_file
from salescoach.errors import BadUsage, Fatal
from salescoach.guidance.fit_text import clean_name
from salescoach.playbook.compiling import Broken, Compiled, compile_playbook
from salescoach.playbook.places import shipped
from salescoach.playbook.problems import errors_among
from salescoach.trainer.starting import layers
from salescoach.trainer.starting.answers import Answers
from salescoach.trainer.starting.filling import text_file
from salescoach.trainer.starting.playbook_text import Place, id_for, playbook_and_tests
from salescoach.values.messages import Unit, say
from salescoach.values.record import record

SCHEMAS = {
    "playbook.schema.json": "playbook-file",
    "playbook-test.schema.json": "playbook-test",
}
"""What the first line of each file names, and which of the published schemas that is."""
_YAML = (".yaml", ".yml")


@record(kw_only=True)
class Started:
    """What is to be made: the playbook, its tests, and the schemas that editors read."""

    playbook: NewFile
    tests: NewFile
    schemas: tuple[NewFile, ...]
    compiled: Compiled

    @property
    def files(self) -> tuple[NewFile, ...]:
        """All of them."""
        return (self.playbook, self.tests, *self.schemas)


@record(kw_only=True)
class Target:
    """Where the playbook is to lie, under which id."""

    path: Path
    file: str
    id: str

    @property
    def place(self) -> Place:
        """As the texts of the files name it."""
        return Place(id=self.id, name=self.path.name, file=quoted(self.file))

    def beside(self, name: str) -> tuple[Path, str]:
        """Another file in its folder, and how that is told."""
        return self.path.with_name(name), str(Path(self.file).with_name(name))


def target_of(session: Session, name: str, language: str) -> Target:
    """From what somebody typed; BadUsage where no playbook can be called so."""
    name = clean_name(name, "NAME")
    file = name if name.endswith(_YAML) else f"{name}.yaml"
    stem = Path(file).name.removesuffix(".yaml").removesuffix(".yml")
    if not stem.strip() or "." in stem or stem.startswith("-"):
        raise BadUsage(say("start.bad-name", name=name[:60]), say("hint.start-name"))
    id_ = id_for(stem, language)
    if id_ in shipped():
        raise BadUsage(say("start.shipped", name=id_), say("hint.start-shipped"))
    return Target(path=session.world.folder / file, file=file, id=id_)


def names_of(target: Target) -> tuple[NewFile, ...]:
    """The files of nothing yet: to see early whether their names are free."""
    tests = target.beside(f"{target.path.stem}.test.yaml")
    names = ((target.path, target.file), tests)
    own = tuple(NewFile(path=path, name=name, data=b"") for path, name in names)
    return (*own, *(_schema(target, name, b"") for name in SCHEMAS))


def from_answers(session: Session, target: Target, answers: Answers, language: str) -> Started:
    """A playbook of two stages, and tests that see each rule both ways."""
    tag = language_tag(language)
    playbook, tests = playbook_and_tests(
        _text(session, "playbook"), _text(session, "tests"), answers, target.place, tag
    )
    return _started(session, target, playbook, tests)


def from_another(
    session: Session, target: Target, name: str, title: str | None, *, copied: bool
) -> Started:
    """A layer on a playbook, or a copy of it; its tests come along.

    Raises:
        BadUsage: the new one could not name it from where it is to lie.
        NotFound, Fatal: there is none, or it has errors.
    """
    path = playbook_file(session, name)
    _, book = load(session, name)
    beside = scenario_file(session, str(path))
    tests = _tests_of(session, beside) if is_there(session, beside) else None
    base = name if name in shipped() else _from(target, path, copied=copied)
    text = playbook_bytes(session, path).decode()
    origin = layers.Origin(base=base, text=text, playbook=book, tests=tests)
    title = title if title is not None else _title(target)
    whole = (
        layers.copy(origin, target.place, title)
        if copied
        else layers.layer(_text(session, "layer"), origin, target.place, title)
    )
    return _started(session, target, whole, _tests_for(session, target, origin))


def _tests_of(session: Session, path: Path) -> str:
    """The text of a test file, which nobody has read yet."""
    try:
        return playbook_bytes(session, path).decode()
    except UnicodeDecodeError as error:
        raise Fatal(
            say("tests-broken", file=str(path)), say("hint.test", file=str(path))
        ) from error


def _tests_for(session: Session, target: Target, origin: layers.Origin) -> str:
    if origin.tests is None:
        return layers.first_test(_text(session, "first_test"), origin, target.place)
    return layers.borrowed_tests(_text(session, "tests_head"), origin.tests, origin, target.place)


def _from(target: Target, path: Path, *, copied: bool) -> str:
    """How the new file names the other: one that lies beside it or below, as `extends` asks."""
    folder, other = target.path.resolve().parent, path.resolve()
    if other.is_relative_to(folder) and other != target.path.resolve():
        return other.relative_to(folder).as_posix()
    if copied:
        return path.name
    raise BadUsage(say("start.elsewhere", file=str(path)[:400]), say("hint.start-elsewhere"))


def _title(target: Target) -> str:
    """Out of the name: `our-way` is "Our way"."""
    words = target.path.stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _started(session: Session, target: Target, playbook: str, tests: str) -> Started:
    """The files, once what they say has been compiled: nothing broken is ever handed out."""
    data = playbook.encode()
    compiled = compile_playbook(data, str(target.path), Bases(session))
    if isinstance(compiled, Broken):
        problems = Unit(len(errors_among(compiled.problems)), "error")
        raise Fatal(say("playbook-broken", file=target.file[:400], problems=problems))
    path, name = target.beside(f"{target.path.stem}.test.yaml")
    return Started(
        playbook=NewFile(path=target.path, name=target.file, data=data),
        tests=NewFile(path=path, name=name, data=tests.encode()),
        schemas=tuple(
            _schema(target, file, playbook_bytes(session, schema_file(schema)))
            for file, schema in SCHEMAS.items()
        ),
        compiled=compiled,
    )


def _schema(target: Target, name: str, data: bytes) -> NewFile:
    path, told = target.beside(name)
    return NewFile(path=path, name=told, data=data, shared=True)


def _text(session: Session, name: str) -> str:
    return playbook_bytes(session, text_file(name)).decode()
