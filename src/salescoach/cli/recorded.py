"""`playbook test --record DEAL`: a test out of a real deal, to be put beside its playbook.

What is printed was played before, so that nobody finds out later that it cannot pass: a command
that was taken back may have carried one that was not.
"""

from typing import Any

from salescoach.cli.finding import deal_to_read
from salescoach.cli.playbooks import load
from salescoach.cli.rehearsal import Rehearsals
from salescoach.cli.rendering.scenario_words import failure_words
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.verbs import verbs
from salescoach.errors import SalesCoachError
from salescoach.playbook.compiling import Compiled
from salescoach.playbook.model import Playbook
from salescoach.playbook.places import shipped
from salescoach.trainer.scenarios.reading import Named, Unusable, read_suite
from salescoach.trainer.scenarios.recording import recorded
from salescoach.trainer.scenarios.running import run
from salescoach.trainer.scenarios.yaml_text import yaml_text
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import Message, Unit, say


def record_test(session: Session, given: str) -> None:
    """Print the test file, and say what has to be done with it.

    Raises:
        NotFound: there is no such deal on that day.
    """
    file = session.store.read(deal_to_read(session, given))
    playbook = view_of(session, file).playbook
    found = recorded(file.events, playbook, session.today)
    text = yaml_text(found.file)
    session.out.data(text.removesuffix("\n"))
    session.words(say("recorded.read-it"))
    if found.left_out:
        session.words(say("recorded.left-out", events=Unit(found.left_out, "event")))
    beside = f"{playbook.id}.yaml"
    today = _playbook_today(session, playbook.id)
    if today is None:
        session.words(say("recorded.no-playbook", file=beside))
        return
    if digest_of(canonical(today[0])) != file.follows(session.today).digest:
        session.words(say("recorded.other-playbook", file=beside))
    why = _why_not(session, text, Compiled(*today))
    if why is not None:
        session.words(say("recorded.fails", why=why))


def _playbook_today(session: Session, id_: str) -> tuple[dict[str, Any], Playbook] | None:
    """What ships under this id, or lies in this folder; None for neither."""
    try:
        return load(session, id_ if id_ in shipped() else f"{id_}.yaml")
    except SalesCoachError:
        return None


def _why_not(session: Session, text: str, compiled: Compiled) -> Message | None:
    """Why the test fails, in its first words; None where it passes."""
    suite = read_suite(text.encode(), "test", lambda name: Named(name, compiled), verbs())
    if isinstance(suite, Unusable):
        return suite.problems[0].message
    result = run(suite, suite.scenarios[0], Rehearsals(session, suite).new())
    words = (words for failure in result.failures for _, words in failure_words(failure))
    return next(words, None)
