"""Why a criterion is not met, in the deal's own facts: which word is there, whose it takes."""

from typing import assert_never

from salescoach.cli.rendering.naming import short_name
from salescoach.cli.rendering.record_reasons import record_reason
from salescoach.deal.records import Doubt, Problem
from salescoach.deal.state import Evidence
from salescoach.guidance.criteria import Judged
from salescoach.guidance.papers import paper_for, papers_of
from salescoach.guidance.parts import (
    AskedPart,
    FactPart,
    FieldPart,
    ItemPart,
    MeasurePart,
    Part,
    PersonPart,
    RecordPart,
    ScorePart,
    StagePart,
)
from salescoach.guidance.recorded_work import work_for
from salescoach.guidance.said_values import in_brief, who_said
from salescoach.guidance.view import View
from salescoach.playbook.conditions import FactCondition, singles
from salescoach.playbook.model import Fact
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, Quoted, say


def reasons_for(judged: Judged, view: View) -> tuple[Message, ...]:
    """One sentence for each unsettled part."""
    return tuple(dict.fromkeys(part_reason(part, view) for part in judged.outcome.missing))


def state_of(judged: Judged, view: View) -> Message:
    """The shortest word on the first unsettled part: "only Ulf so far", "not asked"."""
    parts = judged.outcome.settle or judged.outcome.missing
    lacking = _lacking(judged, parts, view)
    first = _state(parts[0], view) if parts else say("part.nothing")
    if lacking is not None:
        first = say("part.nothing-of", what=lacking)
    doubts = (_open_doubt(part, view) for part in judged.outcome.missing)
    doubt = next((one for one in doubts if one is not None), None)
    return doubt if doubt is not None and first.id in _NOTHING_YET else first


_NOTHING_YET = ("part.nothing", "part.nothing-of", "part.not-yet")


def _open_doubt(part: Part, view: View) -> Message | None:
    """A doubt that is open says more than that something was not asked."""
    if not isinstance(part, RecordPart) or not part.enough:
        return None
    state = _state(part, view)
    return state if state.id in ("part.doubt", "part.doubt-of") else None


def _lacking(judged: Judged, parts: tuple[Part, ...], view: View) -> Argument | None:
    """What of it was not asked, where something of it was: whose word, or which of its facts."""
    first = parts[0] if parts else None
    if not isinstance(first, FactPart) or first.now is not None:
        return None
    if first.of is not None:
        same = (one for one in parts if isinstance(one, FactPart) and one.fact == first.fact)
        people = (view.deal.person(one.of or "") for one in same if one.now is None)
        names = tuple(dict.fromkeys(short_name(one, view) for one in people if one is not None))
        return names if names and view.so_far(first.fact) is not None else None
    asked = singles((judged.criterion.met_when,))
    facts = {one.fact for one in asked if isinstance(one, FactCondition)} - {first.fact}
    return view.fact(first.fact).label if any(view.so_far(one) for one in facts) else None


def questions_for(judged: Judged, view: View) -> tuple[str, ...]:
    """What to ask: the criterion's own question, else the first of each unsettled fact.

    What was said, and lacks a document only, is not asked again.
    """
    parts = [part for part in judged.outcome.settle if isinstance(part, FactPart)]
    papers = papers_of(parts, view)
    if judged.criterion.ask and len(papers) < max(len(judged.outcome.settle), 1):
        return judged.criterion.ask
    facts = [view.fact(part.fact) for part in parts if part.fact not in papers]
    return tuple(fact.ask[0] for fact in dict.fromkeys(facts) if fact.ask and not fact.ours)


def part_reason(part: Part, view: View) -> Message:
    """What is there of an unsettled part, and what it takes."""
    match part:
        case FactPart():
            return _fact_reason(part, view)
        case AskedPart(fact=fact, enough=enough):
            label = view.fact(fact).label
            return say("gate.asked-in-vain" if enough else "gate.not-asked", fact=label)
        case FieldPart(field, weak):
            name = say(f"field.{field.replace('_', '-')}")
            return say("gate.field-weak" if weak else "gate.field", field=name)
        case ItemPart(item=path):
            item = view.playbook.item(path)
            return say("gate.item", item=item.label if item else path)
        case PersonPart():
            return _person_reason(part, view)
        case RecordPart():
            return record_reason(part, view)
        case ScorePart():
            return _score_reason(part, view)
        case StagePart(condition, wanted):
            stage = view.playbook.stage(condition.stage)
            title = stage.title if stage else condition.stage
            return say(_STAGE_REASONS[condition.state, wanted], stage=title)
        case MeasurePart(condition, now):
            if now is None:
                return say("gate.limit-unknown")
            return say(_MEASURE_REASONS[condition.measure], number=now)
        case other:
            assert_never(other)


def roles_words(roles: tuple[str, ...], view: View) -> Argument:
    """Roles as "runs it, judges or pays"."""
    titles = [role.label for id_ in roles if (role := view.playbook.role(id_)) is not None]
    if not titles:
        return ""
    words: Argument = titles[0]
    for title in titles[1:-1]:
        words = say("roles.comma", start=words, next=title)
    return say("roles.or", start=words, last=titles[-1]) if len(titles) > 1 else words


_STAGE_REASONS = {
    ("entered", True): "gate.stage-not-entered",
    ("entered", False): "gate.stage-entered",
    ("current", True): "gate.stage-not-current",
    ("current", False): "gate.stage-current",
    ("passed", True): "gate.stage-not-passed",
    ("passed", False): "gate.stage-passed",
}
_MEASURE_REASONS = {
    "days_in_stage": "gate.days-in-stage",
    "limit_used": "gate.limit-used",
    "days_since_contact": "gate.days-since-contact",
    "close_date_moves": "gate.close-date-moves",
    "stages_ahead": "gate.stages-ahead",
    "contradictions": "gate.contradictions",
    "expired_debts": "gate.expired-debts",
    "continuations_in_a_row": "gate.continuations-in-a-row",
    "days_of_silence": "gate.days-of-silence",
    "given_away": "gate.given-away",
    "smallest_refusal": "gate.smallest-refusal",
}


def _person_reason(part: PersonPart, view: View) -> Message:
    known_there = _in_role(part, view) if part.stance else ()
    if known_there:
        return say("gate.stance", people=known_there)
    role = view.playbook.role(part.role) if part.role else None
    title = say("role.anybody") if part.role is None else (role.label if role else part.role)
    if part.enough:
        return say("gate.people-against" if part.stance else "gate.people-many", role=title)
    if part.informed:
        return say("gate.not-informed", role=title)
    if part.engaged:
        return say("gate.not-engaged", role=title)
    return say("gate.nobody-new" if part.new else "gate.person", role=title)


def _score_reason(part: ScorePart, view: View) -> Message:
    card = view.playbook.scorecard(part.condition.score)
    title = card.label if card else part.condition.score
    if part.blockers:
        return say("gate.score-stopped", score=title, blockers=part.blockers)
    if part.low == part.high:
        return say("gate.score", score=title, points=part.low)
    return say("gate.score-range", score=title, low=part.low, high=part.high)


def _in_role(part: PersonPart, view: View) -> tuple[str, ...]:
    """The names of those who are recorded in the role and could still turn out as wanted."""
    people = view.deal.people if part.role is None else view.people_in((part.role,))
    return tuple(one.name for one in people if one.stance in (None, "unknown"))


def _fact_reason(part: FactPart, view: View) -> Message:
    fact = view.fact(part.fact)
    label = _fact_label(part, view)
    clash = view.contradiction(part.fact)
    if clash:
        return say(
            "gate.contradiction",
            fact=label,
            one=who_said(clash[0], view),
            first=in_brief(fact, clash[0].evidence, view),
            other=who_said(clash[-1], view),
            second=in_brief(fact, clash[-1].evidence, view),
        )
    roles = part.from_ or (() if fact.ours else fact.ask_whom)
    if part.now is None:
        anybody = {role.id for role in view.playbook.buyer_roles} <= {*roles}
        if roles and not anybody:
            return say("gate.nothing-from", fact=label, roles=roles_words(roles, view))
        return say("gate.nothing", fact=label)
    value, day = in_brief(fact, part.now.evidence, view), part.now.evidence.on
    if part.now.stale:
        return say("gate.stale", fact=label, value=value, day=day)
    who = who_said(part.now, view)
    if part.certain and fact.ours:
        return say("gate.otherwise-ours", fact=label, value=value, day=day)
    if part.certain:
        return say("gate.otherwise", fact=label, who=who, value=value, day=day)
    if part.now.level is Level.ASSUMED:
        return say("gate.assumed", fact=label, value=value)
    if paper_for(part, view) is not None:
        return say("gate.no-paper", fact=label, who=who, value=value, day=day)
    if roles:
        return say(
            "gate.weak-from", fact=label, who=who, value=value, day=day,
            roles=roles_words(roles, view),
        )  # fmt: skip
    levels = (say(f"level.{part.now.level}"), say(f"level.{part.level}"))
    return say(
        "gate.weak", fact=label, who=who, value=value, day=day, level=levels[0], wanted=levels[1]
    )


def _fact_label(part: FactPart, view: View) -> Argument:
    """With the person whose value is meant, where each has an own one."""
    label = view.fact(part.fact).label
    if part.of is None:
        return label
    person = view.deal.person(part.of)
    return say("fact-of", fact=label, person=person.name if person else part.of)


def _state(part: Part, view: View) -> Message:
    match part:
        case FactPart():
            return _fact_state(part, view)
        case AskedPart(enough=enough):
            return say("part.in-vain" if enough else "part.nothing")
        case FieldPart(weak=weak):
            return say("part.assumed" if weak else "part.nothing")
        case ItemPart():
            return say("part.not-done")
        case PersonPart():
            riddles = part.stance and _in_role(part, view)
            return say("part.stance" if riddles else "part.nobody")
        case RecordPart(enough=True):
            return _too_many(part, view)
        case RecordPart():
            return say("part.not-yet")
        case ScorePart(low=low, high=high):
            return say("part.score", low=low, high=high)
        case StagePart() | MeasurePart():
            return say("part.not-now")
        case other:
            assert_never(other)


def _fact_state(part: FactPart, view: View) -> Message:
    if part.now is None:
        return say("part.nothing")
    if view.contradiction(part.fact):
        return say("part.contradiction")
    if part.now.stale:
        return say("part.stale")
    if part.now.level is Level.ASSUMED:
        return say("part.assumed")
    if part.certain:
        return say(
            "part.otherwise", value=_as_chosen(view.fact(part.fact), part.now.evidence, view)
        )
    if paper_for(part, view) is not None:
        return say("part.no-paper")
    people = (view.deal.person(id_) for id_ in dict.fromkeys(part.now.evidence.said_by))
    names = tuple(short_name(person, view) for person in people if person is not None)
    return say("part.only", who=names or who_said(part.now, view))


def _as_chosen(fact: Fact, evidence: Evidence, view: View) -> Argument:
    """What was chosen of a list in quotes: it is a title, with a capital amid a sentence."""
    titles = (choice.title for choice in fact.choices if choice.id == evidence.value)
    title = next(titles, None)
    return in_brief(fact, evidence, view) if title is None else Quoted(title)


def _too_many(part: RecordPart, view: View) -> Message:
    """Of an open doubt whose it is, of a problem what it is: the first of them stands for all."""
    for work in work_for(part, view)[:1]:
        match work.about:
            case Doubt(holder=str() as holder):
                person = view.deal.person(holder)
                return say("part.doubt-of", who=short_name(person, view) if person else holder)
            case Doubt():
                return say("part.doubt")
            case Problem(what=what):
                return say("part.problem", what=Quoted(what))
            case _:
                break
    return say("part.too-many")
