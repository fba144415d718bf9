"""Which example is meant: that of a playbook that ships and has one, by its id."""

from pathlib import Path
from stat import S_ISREG

from salescoach.cli.demo.story import examples
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.errors import NotFound
from salescoach.store.disk import followed
from salescoach.values.messages import say
from salescoach.values.similar import most_like

_LONGEST = 80  # of a name that is compared with others
_MOST = 60  # of a name that is told
_YAML = (".yaml", ".yml")


def example_named(session: Session, name: str) -> str:
    """The id; NotFound for what is no playbook, and for one of one's own.

    Each that ships has an example.
    """
    ids = examples()
    if name in ids:
        return name
    if _is_file(session, name):
        opening = line("new", "NAME", "--playbook", name)
        hint = say("hint.no-example", words=ids, command=opening)
        raise NotFound(say("no-example", name=name[:_MOST]), hint)
    near = most_like(Path(name).name, ids) if len(name) <= _LONGEST else None
    hint = say("hint.one-of", words=ids)
    if near is not None:
        hint = say("hint.did-you-mean-of", word=near, words=ids)
    raise NotFound(say("no-such-playbook", name=name[:_MOST]), hint)


def _is_file(session: Session, name: str) -> bool:
    """A playbook of one's own, which is really there."""
    if not (name.endswith(_YAML) or "/" in name):
        return False
    try:
        mode = session.world.disk.mode(followed(session.world.folder / name))
    except (OSError, ValueError):
        return False
    return mode is not None and S_ISREG(mode)
