"""Where an action stands among the others, which terms put it there, and what it is there for."""

from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.explanations import Neighbour, Ranked, TermPair


def ranked(advice: Advice, id_: str) -> Ranked | None:
    """The action of this id with its place and its neighbours; None where it is not advised."""
    actions = advice.actions
    at = next((at for at, one in enumerate(actions) if one.id == id_), None)
    if at is None:
        return None
    own = actions[at]
    return Ranked(
        action=own,
        rank=at + 1,
        of=len(actions),
        first=_beside(own, actions[0]) if at else None,
        above=_beside(own, actions[at - 1]) if at else None,
        below=_beside(own, actions[at + 1]) if at + 1 < len(actions) else None,
    )


def serving(advice: Advice, path: str) -> tuple[Action, ...]:
    """The actions that settle something of a criterion, or let an item go on (STAGE/ID), ranked."""
    return tuple(action for action in advice.actions if path in action.serves)


def opening(advice: Advice) -> tuple[Action, ...]:
    """The actions that settle something of the gate of the position, ranked."""
    open_ = {judged.path for judged in advice.gate.unsettled}
    return tuple(action for action in advice.actions if not open_.isdisjoint(action.serves))


def leaving(advice: Advice) -> tuple[Action, ...]:
    """To go on, where the gate is open; then little else is advised."""
    return tuple(action for action in advice.actions if action.kind in ("advance", "win"))


def _beside(own: Action, other: Action) -> Neighbour:
    """The terms of both, added up by name, in the order of the table; those alike left out."""
    names = dict.fromkeys(term.term for term in (*own.terms, *other.terms))
    pairs = (TermPair(name, _adds(own, name), _adds(other, name)) for name in names)
    return Neighbour(other, tuple(pair for pair in pairs if pair.own != pair.other))


def _adds(action: Action, name: str) -> int:
    return sum(term.value for term in action.terms if term.term == name)
