"""Who the customer is, and by which playbook to sell, where the command line does not say."""

from salescoach.cli.finding import clean_name
from salescoach.cli.places import expanded
from salescoach.cli.playbooks import DEFAULT, playbook_bytes
from salescoach.cli.session import Session
from salescoach.cli.settings import NEW_PLAYBOOK
from salescoach.errors import InputNeeded
from salescoach.playbook.head import read_head
from salescoach.playbook.places import shipped
from salescoach.values.messages import say

_POINTER = 3  # columns before each choice
_GAP = 2
_NARROWEST = 20


def account_of(session: Session, given: str | None) -> str:
    """The customer's name as it was given, or as somebody at a terminal answers."""
    if given is None and session.may_ask:
        from salescoach.cli.prompts import ask_text

        given = ask_text(session, say("prompt.account"))
    if given is None:
        raise InputNeeded(say("account-missing"), say("hint.new"))
    return clean_name(given, "ACCOUNT")


def usual_playbook(session: Session) -> str:
    """Where nobody named one."""
    said = session.setting(NEW_PLAYBOOK)
    return expanded(said, session.env) if said else DEFAULT


def is_to_be_picked(session: Session) -> bool:
    """Whether there is something to choose from, and nobody has configured which one it is."""
    return not session.setting(NEW_PLAYBOOK) and len(shipped()) > 1


def picked_playbook(session: Session) -> str:
    """The one of those that ship that somebody picks; Enter takes the default."""
    from salescoach.cli.prompts import pick

    titles = ways(session)
    return pick(session, say("prompt.playbook"), tuple(titles), titles=titles)


def ways(session: Session) -> dict[str, str]:
    """Those that ship, the default first: what each is called and what it is for, on a line."""
    files = shipped()
    ids = (DEFAULT, *(id_ for id_ in files if id_ != DEFAULT))
    at = max(map(len, ids)) + _GAP
    room = max(session.world.width() - _POINTER - at, _NARROWEST)
    heads = {id_: read_head(playbook_bytes(session, files[id_])) for id_ in ids}
    told = {id_: (head.about or head.title) if head else "" for id_, head in heads.items()}
    return {id_: f"{id_:{at}}{_on_a_line(session, told[id_], room)}".rstrip() for id_ in ids}


def _on_a_line(session: Session, words: str, room: int) -> str:
    """Cut behind a word where there is not room enough: a choice takes one line."""
    from salescoach.cli.rendering.layout import Screen

    screen = Screen(session)
    if len(screen.broken(words, room)) < 2:
        return words
    return f"{screen.broken(words, room - 1)[0].rstrip()}…"
