"""At most three questions after a visit, those of highest value: facts and doubts.

What they are worth is computed anew after each answer; what was asked is not asked again.
"""

from collections.abc import Callable
from dataclasses import replace

from salescoach.cli.dialogues.dialogue import Dialogue, yes_or_no
from salescoach.cli.dialogues.fact_questions import FactQuestion, ask_fact
from salescoach.cli.dialogues.listed_people import chosen, listed
from salescoach.cli.rendering.naming import short_name
from salescoach.cli.session import Session
from salescoach.deal.records import Doubt
from salescoach.deal.state import Person
from salescoach.guidance.debrief_questions import (
    MOST,
    DebriefQuestion,
    DoubtQuestion,
    debrief_questions,
    key_of,
)
from salescoach.guidance.debriefing import AskedInVain, Debrief, DoubtOver, Told
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, say

_INDENT = 8


def ask_questions(
    session: Session,
    dialogue: Dialogue,
    told: Debrief,
    seen: Callable[[Debrief], View],
) -> Debrief:
    """What was told, with the answers; `seen` is the deal as if so much were recorded.

    A doubt that came up at this very visit is not asked about.
    """
    asked: list[str] = []
    fresh = _doubts_told(told, seen)
    fact_asked = False
    while len(asked) < MOST:
        view = seen(told)
        open_ = debrief_questions(view, told.people, but=(*asked, *fresh))
        if not open_:
            break
        question, of = open_[0], min(MOST, len(asked) + len(open_))
        label = say("debrief.number", number=len(asked) + 1, of=of)
        asking = _Asking(session, dialogue, view, told, label)
        told = asking.put(question, tell_keys=not fact_asked)
        fact_asked = fact_asked or not isinstance(question, DoubtQuestion)
        asked.append(key_of(question))
    return told


def _doubts_told(told: Debrief, seen: Callable[[Debrief], View]) -> tuple[str, ...]:
    """The keys of the doubts that were raised in what was told, for the first time or again."""
    before = {one.id for one in seen(replace(told, doubts=())).deal.records.doubts}
    raised = (one.id for one in seen(told).deal.records.doubts if one.id not in before)
    again = (one.again for one in told.doubts if one.again is not None)
    return tuple(f"doubt/{id_}" for id_ in (*raised, *again)) if told.doubts else ()


class _Asking:
    def __init__(
        self, session: Session, dialogue: Dialogue, view: View, told: Debrief, label: Message
    ) -> None:
        self._session = session
        self._dialogue = dialogue
        self._view = view
        self._told = told
        self._label = label
        there = (view.deal.person(id_) for id_ in told.people)
        self._people = tuple(person for person in there if person is not None)

    def put(self, question: DebriefQuestion, *, tell_keys: bool) -> Debrief:
        """The answer with what was told before. What the keys mean is told once."""
        if isinstance(question, DoubtQuestion):
            return self._doubt(question.doubt)
        put = FactQuestion(
            fact=question.fact,
            people=self._people,
            whom=question.whom,
            label=self._label,
            keys=say("debrief.fact-keys") if tell_keys else None,
            day=self._told.day,
        )
        match ask_fact(self._session, self._dialogue, self._view, put):
            case Told() as found:
                return replace(self._told, told=(*self._told.told, found))
            case AskedInVain() as vain:
                return replace(self._told, asked=(*self._told.asked, vain))
            case None:
                return self._told

    def _doubt(self, doubt: Doubt) -> Debrief:
        """Only they can say that it is settled; `n` and Enter leave it open."""
        self._dialogue.tell(
            f"{self._session.text(self._label)}  ", (self._doubt_words(doubt), "bold"), hang=_INDENT
        )
        self._dialogue.keys_mean(say("debrief.doubt-keys"), indent=_INDENT)
        if not self._dialogue.ask(f"doubt/{doubt.id}", yes_or_no):
            return self._told
        said_by = tuple(person.id for person in self._who(doubt))
        if not said_by:
            self._dialogue.tell(say("debrief.doubt-stays"), indent=_INDENT)
            return self._told
        over = DoubtOver(doubt=doubt.id, said_by=said_by)
        return replace(self._told, settled=(*self._told.settled, over))

    def _doubt_words(self, doubt: Doubt) -> str:
        holder = self._view.deal.person(doubt.holder) if doubt.holder is not None else None
        words = Quoted(doubt.words)
        if holder is None:
            return self._session.text(say("debrief.doubt-over", words=words))
        who = short_name(holder, self._view)
        return self._session.text(say("debrief.doubt-over-of", who=who, words=words))

    def _who(self, doubt: Doubt) -> tuple[Person, ...]:
        """Whose doubt it is; of nobody's in particular, who said so."""
        own = tuple(one for one in self._people if one.id == doubt.holder)
        if own or len(self._people) == 1:
            return own or self._people
        people = listed(self._session, self._people, self._view, both=True)
        self._dialogue.tell(say("ask.who-said", people=people), indent=_INDENT)
        return self._dialogue.ask(
            f"settled/{doubt.id}", lambda text: chosen(self._session, text, self._people)
        )
