"""The next actions of a deal, best first, each with its reason, its words and its terms.

Everything is data: messages with typed arguments, playbook texts, ids. Rendering is elsewhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from salescoach.deal.records import Agreement, Commitment, Doubt, Option, Problem, Visit
from salescoach.deal.state import Evidence, Person
from salescoach.guidance.actions import Collected, collect
from salescoach.guidance.building_on import built_on
from salescoach.guidance.candidates import Candidate, Kind, Resting
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.debts import Debt
from salescoach.guidance.gate import Gate, gate_of
from salescoach.guidance.moments import Moment, moment_of, through_whom, visit_of, whom, whom_at
from salescoach.guidance.outdated import outdated_field
from salescoach.guidance.parts import FactPart, ItemPart, Part, PersonPart, RecordPart
from salescoach.guidance.questioning import ask_of
from salescoach.guidance.ranking import Term, effort_of, terms_of
from salescoach.guidance.reasons import because, due_of, title_of
from salescoach.guidance.recorded_work import Work, work_for
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned, firing
from salescoach.guidance.work_words import words_for
from salescoach.playbook.conditions import FIELDS
from salescoach.playbook.model import NotYet
from salescoach.values.days import Duration
from salescoach.values.messages import Message, say
from salescoach.values.record import record


@record(kw_only=True)
class Action:
    """One recommended action.

    Attributes:
        id: see `guidance.candidates`.
        kind: what sort of thing it is.
        subject: what it is about.
        moment: today, at the next visit, or waiting for something.
        title: what to do, in the playbook's words where it has some.
        because: reasons, the strongest first.
        ask: questions to put, the best first; empty at the desk.
        whom: the people recorded who can settle it; not those asked in vain, if others are left.
            To take a deal up again the one who is to be asked.
        through: who is to take us to somebody of the role, for *meet* alone.
        roles: the buyer roles that it takes.
        records: facts that it would settle.
        due: the day by which it is to be done; None where the playbook names none.
        waits_for: labels of what blocks it.
        terms: what adds up to `score`.
        place: where it stands in the playbook, stage by stage, to break ties.
        visit: the planned one at which it is done; None for what is not, or where none is planned.
        effort: our own working time, where the playbook names it.
        work: what is to be done about a record, or to get one.
        words: what to say, in a sentence of ours; None where the playbook has it, or nobody has.
        corrects: FIELD=VALUE of the deal that what they say and do has made out of date; None for
            all but an item that asks for it.
        papers: the words of theirs that it is to get a document for.
        grounds: all that it builds on, the best first; of these `because` has one at the most.
        serves: what it settles something of, or lets go on, as STAGE/ID; the terms count few of it.
    """

    id: str
    kind: Kind
    subject: str
    moment: Moment
    title: Message
    because: tuple[Message, ...]
    ask: tuple[str, ...]
    whom: tuple[Person, ...]
    roles: tuple[str, ...]
    records: tuple[str, ...]
    due: date | None
    waits_for: tuple[str, ...]
    terms: tuple[Term, ...]
    place: int
    through: Person | None = None
    serves: tuple[str, ...] = ()
    visit: Visit | None = None
    effort: Duration | None = None
    work: Work | None = None
    words: Message | None = None
    corrects: str | None = None
    papers: tuple[Evidence, ...] = ()
    grounds: tuple[Message, ...] = ()

    @property
    def about(self) -> str | None:
        """The id of the record that it is about; None where it is about none."""
        record = self.work.about if self.work is not None else None
        return record.id if record is not None else None

    @property
    def score(self) -> int:
        """The sum of the terms."""
        return sum(term.value for term in self.terms)


@record(kw_only=True)
class Advice:
    """What `next DEAL` says, whatever the form.

    `resting` is what it leaves out for now; `role`: only what is for that seller role.
    """

    view: View
    gate: Gate
    position: str
    actions: tuple[Action, ...]
    not_yet: tuple[NotYet, ...]
    debts: tuple[Debt, ...] = ()
    warnings: tuple[Warned, ...] = ()
    resting: tuple[Resting, ...] = ()
    role: str | None = None


def advise(view: View) -> Advice:
    """All next actions in the position, ranked: waiting ones last, then score, then playbook.

    None of a deal that is parked or over.
    """
    gate, debts, position = gate_of(view), view.debts, view.buyer_position
    assert debts is not None
    assert position is not None
    rests = view.deal.rests_on(view.today)
    warnings = () if rests else firing(view)
    found = Collected((), ()) if rests else collect(view, gate, debts, warnings)
    places = _places(view)
    actions = [_action(candidate, view, places) for candidate in found.candidates]
    actions = [_with_what_is_wanted(one, actions) for one in actions]
    actions.sort(key=lambda a: (a.moment == "waiting", -a.score, a.place, a.id))
    actions = list(_each_ground_once(actions))
    return Advice(
        view=view,
        gate=gate,
        position=position,
        actions=tuple(actions),
        not_yet=tuple(
            one
            for one in view.stage.not_yet
            if not rests and (one.until is None or not evaluate(one.until, view).holds)
        ),
        debts=debts,
        warnings=warnings,
        resting=found.resting,
    )


def _action(candidate: Candidate, view: View, places: dict[str, int]) -> Action:
    visit = visit_of(candidate, view)
    ask = () if candidate.first else ask_of(candidate, view)
    grounds = built_on(candidate, view)
    return Action(
        id=candidate.id,
        kind=candidate.kind,
        subject=candidate.subject,
        moment=moment_of(candidate, view),
        title=title_of(candidate, view),
        because=because(candidate, view, grounds[:1]),
        ask=ask,
        whom=whom_at(visit, whom(candidate, view)),
        roles=candidate.roles,
        records=tuple(fact.id for fact in candidate.facts),
        due=due_of(candidate, view),
        waits_for=labels_of(candidate.blocked, view),
        terms=terms_of(candidate, view),
        place=places.get(candidate.subject, places[""]),
        through=through_whom(candidate, view),
        serves=(*candidate.opens, *candidate.unblocks),
        visit=visit,
        effort=effort_of(candidate, view),
        work=candidate.work,
        words=None if ask else _own_words(candidate, view),
        corrects=outdated_field(candidate, view),
        papers=tuple(candidate.papers.values()),
        grounds=grounds,
    )


def _own_words(candidate: Candidate, view: View) -> Message | None:
    if candidate.papers and candidate.kind != "meet":
        return say("words.on-paper")
    return words_for(candidate.work, view)


def _with_what_is_wanted(action: Action, actions: Iterable[Action]) -> Action:
    """Of a late promise: that its receiver is not only met, but asked for something there."""
    about = action.work.about if action.work is not None else None
    if not isinstance(about, Commitment) or action.kind != "keep":
        return action
    asked = {
        person.id
        for one in actions
        if one.moment == "next-visit" and one.id != action.id
        for person in one.whom
    }
    if asked.isdisjoint(about.to):
        return action
    because = tuple(
        replace(one, id="because.late-and-wanted") if one.id == "because.late-and-met" else one
        for one in action.because
    )
    return replace(action, because=because)


def _each_ground_once(actions: Iterable[Action]) -> Iterator[Action]:
    """What one action goes on from, a later one does not: it has its own next best, or none.

    Where `So far` says what there is of the very thing that it is about, that is its ground.
    """
    told: set[Message] = set()
    for action in actions:
        if not action.grounds:
            yield action
            continue
        first = action.grounds[0]
        so_far = any(one.id.startswith("because.so-far") for one in action.because)
        fresh = [] if so_far else [one for one in action.grounds if one not in told][:1]
        told.update(fresh)
        because = [*action.because]
        place = because.index(first)
        because[place : place + 1] = fresh
        yield replace(action, because=tuple(because))


def labels_of(parts: Iterable[Part], view: View) -> tuple[str, ...]:
    """What the playbook calls them; a field of the deal has no name there and is left out."""
    labels = (_label(part, view) for part in parts)
    return tuple(dict.fromkeys(label for label in labels if label is not None))


def _label(part: Part, view: View) -> str | None:
    match part:
        case ItemPart(item=path):
            item = view.playbook.item(path)
            return item.label if item else path
        case FactPart(fact=fact):
            return view.fact(fact).label
        case PersonPart(role=str() as name):
            role = view.playbook.role(name)
            return role.label if role else name
        case RecordPart():
            return next((_record_label(one, view) for one in work_for(part, view)), None)
        case _:
            return None


def _record_label(work: Work, view: View) -> str | None:
    """What somebody wrote of the record; else what the playbook calls its kind."""
    match work.about:
        case Commitment(what=words) | Agreement(what=words) | Problem(what=words):
            return words
        case Doubt(words=words) | Option(title=words):
            return words
        case _:
            book = view.playbook
            kinds = (*book.visit_kinds, *book.commitment_kinds, *book.agreement_kinds)
            return next((one.label for one in kinds if one.id == work.subject), None)


def _places(view: View) -> dict[str, int]:
    """By subject: stage by stage; in the position its items, then facts, then fields and roles.

    What is of no stage belongs to the position; under "" is what the playbook does not list.
    """
    playbook = view.playbook
    general = [
        *(fact.id for fact in playbook.facts),
        *(name.replace("_", "-") for name in FIELDS),
        *(role.id for role in playbook.buyer_roles),
    ]
    found: dict[str, int] = {}
    count = 0
    for stage in playbook.stages:
        subjects = [f"{stage.id}/{one.id}" for one in (*stage.items, *stage.exit_criteria)]
        if stage.id == view.deal.stage:
            subjects += [*general, ""]
        for handover in playbook.handovers:
            if handover.at == stage.id:
                subjects += [*(f"{handover.id}/{one.id}" for one in handover.items), handover.id]
        for subject in subjects:
            found.setdefault(subject, count)
            count += 1
    return found
