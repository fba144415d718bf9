"""Where a deal can go from its position, and what it leaves behind. Deciding nothing, only telling.

Rules 4, 6 and 7 of the format: a stage is left with a verdict on each of its criteria; optional
stages whose `when` is false are passed through; a stage beside another is never the position.
"""

from datetime import date

from salescoach.deal.events import Left
from salescoach.deal.state import Deal
from salescoach.guidance.gate import Gate
from salescoach.guidance.stages import following
from salescoach.guidance.view import View
from salescoach.playbook.model import MoveBack, Playbook, Stage
from salescoach.values.record import record

_OF_THE_ACCOUNT = ("customer_type", "owner", "language")


@record
class Forward:
    """The way on: the next stage, None where the deal is done; and the stages passed through."""

    stage: Stage | None
    passed: tuple[Stage, ...]


def positions(playbook: Playbook) -> tuple[Stage, ...]:
    """The stages that can be the position, in order."""
    return tuple(stage for stage in playbook.stages if stage.beside is None)


def forward(view: View) -> Forward:
    """The way on. A stage of which it is not known whether it applies is not passed through."""
    stage = following(view)
    stages = positions(view.playbook)
    end = len(stages) if stage is None else stages.index(stage)
    return Forward(stage, stages[stages.index(view.stage) + 1 : end])


def earlier(view: View) -> tuple[Stage, ...]:
    """The stages that the deal can go back to: the usual ways back first, then in order."""
    stages = positions(view.playbook)
    before = stages[: stages.index(view.stage)]
    usual = [stage for way in ways_back(view) for stage in before if stage.id == way.to]
    return tuple(dict.fromkeys((*usual, *before)))


def ways_back(view: View) -> tuple[MoveBack, ...]:
    """The ways back from the position that the playbook lists."""
    return tuple(way for way in view.playbook.moves_back if way.from_ == view.stage.id)


def is_the_win(view: View) -> bool:
    """Whether the way out of the position is that the customer decides for us.

    So it is behind that stage, too, where a deal is still sold: another content of its playbook,
    which it follows since, has put the decision before the stage in which it stood.
    """
    if view.deal.delivering:
        return False
    return view.stage.id == view.playbook.won_after or is_past_the_decision(view)


def is_past_the_decision(view: View) -> bool:
    """Whether a deal that is still sold stands behind the stage in which they decide."""
    ids = [stage.id for stage in positions(view.playbook)]
    won_after = view.playbook.won_after
    return (
        won_after is not None
        and not view.deal.delivering
        and ids.index(won_after) < ids.index(view.stage.id)
    )


def kept_fields(deal: Deal) -> tuple[str, ...]:
    """The fields that hold for the account, and not for one sale: they last into the next round."""
    return tuple(name for name in _OF_THE_ACCOUNT if getattr(deal, name) is not None)


def kept_records(deal: Deal, day: date) -> tuple[str, ...]:
    """What is still to be done on the day of the next round, as KIND/ID: it goes on in it.

    Visits planned for that day or later, promises and problems that are open, doubts that nobody
    of theirs has called settled. Agreements and options belonged to the sale that is over.
    """
    records = deal.records
    return (
        *(f"visit/{o.id}" for o in records.visits if o.state == "planned" and o.day >= day),
        *(f"commitment/{one.id}" for one in records.commitments if one.state == "open"),
        *(f"doubt/{one.id}" for one in records.doubts if one.is_open),
        *(f"problem/{one.id}" for one in records.problems if one.state == "open"),
    )


def as_left(gate: Gate) -> tuple[Left, ...]:
    """The verdicts that a move keeps of the criteria of the stage that it leaves."""
    return tuple(Left(judged.path, judged.verdict.value) for judged in gate.criteria)
