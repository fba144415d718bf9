"""The six questions to a trainer who has no playbook yet; what was given is not asked."""

from collections.abc import Sequence

from salescoach.cli.dialogues.dialogue import Dialogue
from salescoach.cli.needed import check_given
from salescoach.cli.session import Session
from salescoach.errors import BadUsage
from salescoach.playbook.places import shipped
from salescoach.trainer.starting.answers import FIRST, THEN, WHO, Answers, roles_of, text_of
from salescoach.values.messages import Message, say
from salescoach.values.record import record


@record(kw_only=True)
class Given:
    """What stood on the command line."""

    title: str | None = None
    first: str | None = None
    then: str | None = None
    who: tuple[str, ...] = ()
    hear: str | None = None
    ask: str | None = None


def answers_for(session: Session, given: Given, dialogue: Dialogue | None = None) -> Answers:
    """The answers: as given, else asked for, else what we would begin with.

    Whoever gives all that only the trainer knows is asked nothing.

    Raises:
        BadUsage: one of them cannot stand in a playbook.
        InputNeeded: what only the trainer knows is missing, and nobody can be asked.
    """
    needed = {"--title": given.title, "--hear": given.hear, "--ask": given.ask}
    check_given(session, needed)
    asking = None
    if session.may_ask and not all(needed.values()):
        asking = _Asking(dialogue or Dialogue(session, keep=lambda _: None), given)
        asking.begin()
    answers = Answers(
        title=_one(asking, "title", given.title, None),
        first=_one(asking, "first", given.first, FIRST),
        then=_one(asking, "then", given.then, THEN),
        who=_who(asking, given.who),
        hear=_one(asking, "hear", given.hear, None),
        ask=_one(asking, "ask", given.ask, None),
    )
    if asking is not None:
        asking.dialogue.blank()
    return answers


class _Asking:
    """The dialogue, with the number of the question."""

    def __init__(self, dialogue: Dialogue, given: Given) -> None:
        self.dialogue = dialogue
        self.most = sum(
            not value
            for value in (given.title, given.first, given.then, given.who, given.hear, given.ask)
        )
        self.number = 0

    @property
    def what(self) -> str:
        """What was typed, in a sentence on what is wrong with it: nobody has typed an option."""
        return self.dialogue.text(say("start.answer"))

    def read(self, text: str) -> str:
        """An answer that can stand in a playbook; BadUsage for anything else."""
        if not text:
            raise BadUsage(say("start.empty"))
        return text_of(text, self.what)

    def begin(self) -> None:
        self.dialogue.tell(say("start.begin"))
        self.dialogue.tell(say("start.instead", playbooks=tuple(shipped())))

    def put(self, key: str, default: str | None) -> None:
        """The question, below it what makes a good answer, or what Enter takes."""
        self.number += 1
        self.dialogue.blank()
        number = say("start.number", number=self.number, most=self.most)
        self.dialogue.tell(
            (f"{self.dialogue.text(number)}  ", "dim"), say(f"start.ask-{key}"), hang=8
        )
        self.dialogue.keys_mean(_help(key, default), indent=8)


def _help(key: str, default: str | None) -> Message:
    return say(f"start.like-{key}") if default is None else say("start.enter", text=default)


def _one(asking: _Asking | None, key: str, given: str | None, default: str | None) -> str:
    if given is not None:
        return text_of(given, f"--{key}")
    if asking is None:
        assert default is not None  # `check_given` has seen to it
        return default
    asking.put(key, default)
    return asking.dialogue.ask(key, lambda text: asking.read(text.strip() or default or ""))


def _who(asking: _Asking | None, given: Sequence[str]) -> tuple[str, ...]:
    if given or asking is None:
        return roles_of(given or WHO, "--who")
    asking.put("who", ", ".join(WHO))
    return asking.dialogue.ask("who", lambda text: roles_of([text] if text else WHO, asking.what))
