"""Why a criterion is not met, in the deal's own facts: which word is there, whose it takes."""

from salescoach.guidance.reasons import in_brief, who_said
from salescoach.guidance.truth import FactPart, FieldPart, ItemPart, Part, PersonPart
from salescoach.guidance.view import Judged, View
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, say


def reasons_for(judged: Judged, view: View) -> tuple[Message, ...]:
    """One sentence for each unsettled part."""
    return tuple(dict.fromkeys(_reason(part, view) for part in judged.outcome.missing))


def state_of(judged: Judged, view: View) -> Message:
    """The shortest word on the first unsettled part: "only Ulf so far", "not asked"."""
    for part in judged.outcome.settle or judged.outcome.missing:
        return _state(part, view)
    return say("part.nothing")


def questions_for(judged: Judged, view: View) -> tuple[str, ...]:
    """What to ask: the criterion's own question, else the first of each unsettled fact."""
    if judged.criterion.ask:
        return judged.criterion.ask
    facts = [view.fact(part.fact) for part in judged.outcome.settle if isinstance(part, FactPart)]
    return tuple(fact.ask[0] for fact in dict.fromkeys(facts) if fact.ask and not fact.ours)


def roles_words(roles: tuple[str, ...], view: View) -> Argument:
    """Roles as "runs it, judges or pays"."""
    titles = [role.label for id_ in roles if (role := view.playbook.role(id_)) is not None]
    if not titles:
        return ""
    words: Argument = titles[0]
    for title in titles[1:-1]:
        words = say("roles.comma", start=words, next=title)
    return say("roles.or", start=words, last=titles[-1]) if len(titles) > 1 else words


def _reason(part: Part, view: View) -> Message:
    match part:
        case FactPart():
            return _fact_reason(part, view)
        case FieldPart(field):
            return say("gate.field", field=say(f"field.{field.replace('_', '-')}"))
        case ItemPart(item=path):
            item = view.playbook.item(path)
            return say("gate.item", item=item.label if item else path)
        case PersonPart(stance=stance) if stance and (known_there := _in_role(part, view)):
            return say("gate.stance", people=known_there)
        case PersonPart(role=role, enough=enough):
            known = view.playbook.role(role) if role else None
            title = known.label if known else (role or "")
            return say("gate.people-against" if enough else "gate.person", role=title)


def _in_role(part: PersonPart, view: View) -> tuple[str, ...]:
    """The names of those who are recorded in the role and could still turn out as wanted."""
    people = view.deal.people if part.role is None else view.people_in((part.role,))
    return tuple(one.name for one in people if one.stance in (None, "unknown"))


def _fact_reason(part: FactPart, view: View) -> Message:
    fact = view.fact(part.fact)
    label = fact.label
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
    if part.certain:
        return say("gate.otherwise", fact=label, who=who, value=value, day=day)
    if part.now.level is Level.ASSUMED:
        return say("gate.assumed", fact=label, value=value)
    if roles:
        return say(
            "gate.weak-from", fact=label, who=who, value=value, day=day,
            roles=roles_words(roles, view),
        )  # fmt: skip
    levels = (say(f"level.{part.now.level}"), say(f"level.{part.level}"))
    return say(
        "gate.weak", fact=label, who=who, value=value, day=day, level=levels[0], wanted=levels[1]
    )


def _state(part: Part, view: View) -> Message:
    match part:
        case FactPart(now=None):
            return say("part.nothing")
        case FactPart(now=now) as wanted if now is not None:
            if view.contradiction(wanted.fact):
                return say("part.contradiction")
            if now.stale:
                return say("part.stale")
            if now.level is Level.ASSUMED:
                return say("part.assumed")
            if wanted.certain:
                fact = view.fact(wanted.fact)
                return say("part.otherwise", value=in_brief(fact, now.evidence, view))
            return say("part.only", who=who_said(now, view))
        case PersonPart(stance=stance) if stance and _in_role(part, view):
            return say("part.stance")
        case PersonPart():
            return say("part.nobody")
        case ItemPart():
            return say("part.not-done")
        case _:
            return say("part.nothing")
