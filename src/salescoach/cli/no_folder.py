"""Where the data folder is not there: told, so that a mistyped path does not look like no work."""

from pathlib import Path

from salescoach.cli.session import Session
from salescoach.cli.settings import HOME
from salescoach.errors import NotFound
from salescoach.store.atomic import disk_failed
from salescoach.values.messages import Message, say

_FIRST_RUN = ("first-run.2", "first-run.3")


def missing_folder(session: Session) -> Path | None:
    """The data folder where nothing is; None where it is there."""
    home = session.store.home
    try:
        return None if session.world.disk.mode(home) is not None else home
    except OSError as error:
        raise disk_failed(error, home) from error


def check_named_folder(session: Session) -> None:
    """For a check, which must not be green over a mistyped path.

    Raises:
        NotFound: somebody named a folder (an option, the variable, the configuration) that is not
            there. The usual place may be empty: there the first deal is still to come.
    """
    missing = missing_folder(session)
    if missing is None:
        return
    from salescoach.cli.origins import origin_of

    origin = origin_of(session, HOME)
    if origin.kind != "default":
        hint = say("hint.data-folder", origin=origin.told)
        raise NotFound(say("no-data-folder", path=str(missing)), hint)


def tell_missing(session: Session, *, otherwise: Message) -> None:
    """In words, that the folder is not there; where it is, `otherwise`."""
    missing = missing_folder(session)
    session.words(say("data-folder-missing", path=str(missing)) if missing else otherwise)


def tell_first_run(session: Session) -> None:
    """What somebody without deals can do first."""
    missing = missing_folder(session)
    first = say("first-run.1-nowhere", path=str(missing)) if missing else say("first-run.1")
    for message in (first, *map(say, _FIRST_RUN)):
        session.words(message)
