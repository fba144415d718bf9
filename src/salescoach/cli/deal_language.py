"""The language in which a customer is written to, and the wording in it."""

from salescoach.cli.finding import clean_name
from salescoach.cli.session import Session
from salescoach.errors import BadUsage
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.wording.catalogue import (
    SOURCE_LANGUAGE,
    TAG,
    Catalogue,
    catalogue_for,
    spellings,
)

MOST_TAG = 20


def language_tag(given: str) -> str:
    """The tag of a language as BCP 47 writes it: de, pt-BR, zh-Hans. BadUsage for anything else."""
    tag = clean_name(given, "--language", most=MOST_TAG)
    if TAG.fullmatch(tag) is None:
        raise BadUsage(say("bad-language", text=given[:60]), say("hint.language"))
    return tag


def wording_for(session: Session, view: View) -> tuple[str, Catalogue]:
    """The language that --lang, the deal or its playbook says, and the wording in it.

    Where there is none, English, and a word about it.
    """
    wanted = session.shared.lang or view.deal.language or view.playbook.language
    for language in spellings(wanted):
        found = catalogue_for(language, session.world.locales, today=session.today)
        if found is not None:
            return wanted, found
    if session.shared.lang is None:  # else it has been said
        session.words(say("recap.language-missing", language=wanted))
    return SOURCE_LANGUAGE, Catalogue(today=session.today)
