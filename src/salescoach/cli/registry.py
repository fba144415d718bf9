"""Every command by name, without importing any: where it lives, what it is for, who it is for.

A command that writes says so: the tests walk this registry, so that no writing command goes
without its hostile rows and its injected faults.
"""

from typing import Literal

from salescoach.values.record import record

Audience = Literal["rep", "trainer", "administration"]


@record(kw_only=True)
class Entry:
    """A command. `name` may have two words; the function `run` of `module` is the command."""

    name: str
    module: str
    help: str
    audience: Audience
    writes: bool = False


GROUPS: dict[str, str] = {
    "person": "The people on the customer's side.",
    "playbook": "Write and check playbooks.",
    "help": "Longer explanations.",
}

COMMANDS: tuple[Entry, ...] = (
    Entry(name="next", module="next", audience="rep",
          help="What to do next: one deal, or all of them in order."),
    Entry(name="why", module="why", audience="rep",
          help="Why this, and why in that place: reasons, and the sum behind it."),
    Entry(name="why-not", module="why_not", audience="rep",
          help="Why something is not advised, or only after others."),
    Entry(name="new", module="new", audience="rep", writes=True, help="Open a deal."),
    Entry(name="set", module="set_", audience="rep", writes=True,
          help="Record what you know, and who said it."),
    Entry(name="done", module="done", audience="rep", writes=True,
          help="Tick off what you did."),
    Entry(name="skip", module="skip", audience="rep", writes=True,
          help="Leave an item out, for a reason."),
    Entry(name="asked", module="asked", audience="rep", writes=True,
          help="You asked, and got no answer."),
    Entry(name="wait", module="wait", audience="rep", writes=True,
          help="The customer asked for time, with a day."),
    Entry(name="park", module="park", audience="rep", writes=True,
          help="Let a deal rest until a day, or until something happens."),
    Entry(name="lose", module="lose", audience="rep", writes=True,
          help="The customer decided against us."),
    Entry(name="disqualify", module="disqualify", audience="rep", writes=True,
          help="This is no deal for us."),
    Entry(name="cancel", module="cancel", audience="rep", writes=True,
          help="Give up a deal that was won."),
    Entry(name="reopen", module="reopen", audience="rep", writes=True,
          help="Take back an ending or a parking."),
    Entry(name="person add", module="person_add", audience="rep", writes=True,
          help="Add somebody of the customer."),
    Entry(name="list", module="list_", audience="rep",
          help="All deals, also those that are parked or over."),
    Entry(name="person list", module="person_list", audience="rep",
          help="Who is known there, in which roles."),
    Entry(name="show", module="show", audience="rep", help="All that is known of a deal."),
    Entry(name="gate", module="gate", audience="rep",
          help="What is still open before the buyer can go on."),
    Entry(name="advance", module="advance", audience="rep", writes=True,
          help="Leave the stage for the next one."),
    Entry(name="win", module="win", audience="rep", writes=True,
          help="The customer has decided for us."),
    Entry(name="back", module="back", audience="rep", writes=True,
          help="Return to an earlier stage."),
    Entry(name="cycle", module="cycle", audience="rep", writes=True,
          help="Start the next round on the same account."),
    Entry(name="history", module="history", audience="rep", help="What happened, day by day."),
    Entry(name="undo", module="undo", audience="rep", writes=True,
          help="Take back a command, or bring it back."),
    Entry(name="playbook show", module="playbook_show", audience="trainer",
          help="What a playbook consists of, and which points of its source it carries."),
    Entry(name="playbook check", module="playbook_check", audience="trainer",
          help="Everything that is wrong with a playbook, at once."),
    Entry(name="playbook test", module="playbook_test", audience="trainer",
          help="Play scenarios of a playbook, and compare with what is expected."),
    Entry(name="playbook explain", module="playbook_explain", audience="trainer",
          help="What a problem code means, and how to mend it."),
    Entry(name="demo", module="demo", audience="administration",
          help="Look around in an example with invented deals."),
    Entry(name="doctor", module="doctor", audience="administration",
          help="Check that all data is whole."),
    Entry(name="help exit-codes", module="help_exit_codes", audience="administration",
          help="What the exit codes mean."),
    Entry(name="help environment", module="help_environment", audience="administration",
          help="Variables and folders."),
)  # fmt: skip
