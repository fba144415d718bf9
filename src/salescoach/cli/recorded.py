"""`playbook test --record DEAL`: a test out of a real deal, to be put beside its playbook."""

from salescoach.cli.finding import deal_to_read
from salescoach.cli.playbooks import load
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.errors import SalesCoachError
from salescoach.playbook.places import shipped
from salescoach.trainer.scenarios.recording import recorded
from salescoach.trainer.scenarios.yaml_text import yaml_text
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import Unit, say


def record_test(session: Session, given: str) -> None:
    """Print the test file, and say what has to be done with it.

    Raises:
        NotFound: there is no such deal on that day.
    """
    file = session.store.read(deal_to_read(session, given))
    playbook = view_of(session, file).playbook
    found = recorded(file.events, playbook, session.today)
    session.out.data(yaml_text(found.file).removesuffix("\n"))
    session.words(say("recorded.read-it"))
    if found.left_out:
        session.words(say("recorded.left-out", events=Unit(found.left_out, "event")))
    beside = f"{playbook.id}.yaml"
    today = _digest_today(session, playbook.id)
    if today is None:
        session.words(say("recorded.no-playbook", file=beside))
    elif today != file.playbook.digest:
        session.words(say("recorded.other-playbook", file=beside))


def _digest_today(session: Session, id_: str) -> str | None:
    """Of the playbook that ships under this id, or lies in this folder; None for neither."""
    try:
        resolved, _ = load(session, id_ if id_ in shipped() else f"{id_}.yaml")
    except SalesCoachError:
        return None
    return digest_of(canonical(resolved))
