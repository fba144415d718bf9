"""Which example is meant: that of a playbook that ships and has one, by its id."""

from salescoach.cli.demo.story import examples
from salescoach.cli.rendering.commands import line
from salescoach.errors import NotFound
from salescoach.playbook.places import shipped
from salescoach.values.messages import say
from salescoach.values.similar import most_like

_LONGEST = 80  # of a name that is compared with others
_YAML = (".yaml", ".yml")


def example_named(name: str) -> str:
    """The id; NotFound for what is no playbook, and for one that has no example."""
    ids = examples()
    if name in ids:
        return name
    if name in shipped() or name.endswith(_YAML) or "/" in name:
        opening = line("new", "NAME", "--playbook", name)
        hint = say("hint.no-example", words=ids, command=opening)
        raise NotFound(say("no-example", name=name[:200]), hint)
    near = most_like(name, ids) if len(name) <= _LONGEST else None
    hint = say("hint.one-of", words=ids)
    if near is not None:
        hint = say("hint.did-you-mean-of", word=near, words=ids)
    raise NotFound(say("no-such-playbook", name=name[:60]), hint)
