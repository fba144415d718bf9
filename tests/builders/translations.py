"""A small playbook with every kind of place that a text can have, and translations of it."""

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.trainer.translations.reading import Base, Overlay, Unreadable, read_translation

PLAYBOOK = """\
salescoach: 1
id: pumps
version: 1.0.0
title: Selling pumps
language: en
default_warnings: false
points:
  - {ref: T1, title: "Their customers"}
buyer_roles:
  - id: user
    title: Runs it every day
    reach:
      - "{name}, who runs it at night?"
    invite:
      - "{name}, a call on Thursday?"
    decides_by: Tries it first
    prefers:
      - Short calls
facts:
  - {id: trouble, title: "What goes wrong today", type: text}
library:
  items:
    - {id: ask, do: "Ask what 14 days cost", why: "They count it"}
stages:
  - id: finding-out
    title: Finding out
    goals:
      - Know the loss
      - Know the payer
    not_yet:
      - say: the price
    checklists:
      - id: visit
        title: The visit
        items:
          - {use: ask}
          - {id: measure, do: "Measure 2.5 hours"}
  - id: offer
    title: The offer
    checklists:
      - id: desk
        title: At the desk
        items:
          - {use: ask, id: ask-again}
won_after: offer
moves_back:
  - {from: offer, to: finding-out, because: "Somebody new decides"}
outcomes:
  lost:
    reasons:
      - {id: price, title: "Too expensive"}
scorecards:
  - id: fit
    title: Whether it fits
    signals:
      - id: pain
        title: It hurts
        levels:
          - {points: 2, title: "Every week", met_when: {fact: trouble}}
    bands:
      - {at_least: 0, verdict: "keep going"}
doubts:
  - id: price
    title: It costs too much
    sounds_like:
      - too expensive
    explore:
      - Compared with what?
warnings:
  - id: late
    severity: low
    fires_when: {days_in_stage: {more_than: 30}}
    because: "{days_in_stage} here"
    counter_action: {text: "Ask why"}
"""
HEAD = """\
salescoach: 1
translates: pumps
language: de
reviewed: "Ana Ruiz"
"""


def base(playbook: str = PLAYBOOK) -> Base:
    """The playbook, ready to be translated."""
    found = compile_playbook(playbook.encode(), "pumps.yaml")
    assert isinstance(found, Compiled), found.problems
    texts = {**found.resolved, "library": found.library}
    return Base(id="pumps", language="en", texts=texts)


def read(text: str, *, head: str = HEAD, of: Base | None = None) -> Overlay:
    """A translation that can be read."""
    found = read_translation((head + text).encode(), "pumps.de.yaml", of or base())
    assert isinstance(found, Overlay), found.problems
    return found


def refused(text: str, *, head: str = HEAD) -> list[tuple[str, int]]:
    """The codes and lines of one of which nothing can be used."""
    found = read_translation((head + text).encode(), "pumps.de.yaml", base())
    assert isinstance(found, Unreadable)
    return [(one.code, one.place.line) for one in found.problems]


def codes(found: Overlay) -> list[tuple[str, int]]:
    """The codes with their lines, but for what is still to be translated."""
    return [(one.code, one.place.line) for one in found.problems if one.code != "SC708"]
