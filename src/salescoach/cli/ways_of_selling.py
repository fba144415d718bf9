"""Which playbook a new deal follows where the command line names none."""

from salescoach.cli.places import expanded
from salescoach.cli.playbooks import DEFAULT, playbook_bytes
from salescoach.cli.session import Session
from salescoach.cli.settings import NEW_PLAYBOOK
from salescoach.playbook.head import read_head
from salescoach.playbook.places import shipped
from salescoach.values.messages import say


def usual_playbook(session: Session) -> str:
    """Where nobody named one."""
    said = session.setting(NEW_PLAYBOOK)
    return expanded(said, session.env) if said else DEFAULT


def picked_playbook(session: Session) -> str:
    """The one that somebody picks who is asked for the customer as well; Enter takes the usual one.

    Nobody is asked who has configured one, or where there is nothing to choose from.
    """
    files = shipped()
    if session.setting(NEW_PLAYBOOK) or len(files) < 2:
        return usual_playbook(session)
    from salescoach.cli.prompts import pick

    ids = (DEFAULT, *(id_ for id_ in files if id_ != DEFAULT))
    widest = max(map(len, ids))
    titles = {}
    for id_ in ids:
        head = read_head(playbook_bytes(session, files[id_]), id_)
        titles[id_] = f"{id_:{widest}}  {head.title}" if head is not None else id_
    return pick(session, say("prompt.playbook"), ids, titles=titles)
