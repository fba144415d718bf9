"""What the plan of a visit has to say beforehand, and what it does not say yet.

Two questions for any visit: what they are to agree to, and who of theirs must be there. All seven
of T5 for a first visit, and for a strategic customer: then also how much, where, how and why; what
is answered by the goal, and when by its day.
"""

from typing import TYPE_CHECKING, Literal

from salescoach.deal.record_events import VisitPlanned
from salescoach.deal.records import Visit
from salescoach.playbook.model import Axes

if TYPE_CHECKING:
    from salescoach.guidance.view import View

PlanPart = Literal["goal", "who", "how-much", "where", "how", "why"]
_STRATEGIC = Axes("high", "high")


def unanswered(plan: Visit | VisitPlanned, view: "View") -> tuple[PlanPart, ...]:
    """The parts of a plan that are open, in the order in which they are asked."""
    answered = {one.question for one in plan.answers}
    missing: list[PlanPart] = []
    if plan.goal is None:
        missing.append("goal")
    if not plan.people and "who" not in answered:
        missing.append("who")
    if asks_all_seven(plan, view):
        if "how-much" not in answered:
            missing.append("how-much")
        if plan.location is None and "where" not in answered:
            missing.append("where")
        if "how" not in answered:
            missing.append("how")
        if "why" not in answered:
            missing.append("why")
    return tuple(missing)


def asks_all_seven(plan: Visit | VisitPlanned, view: "View") -> bool:
    """Whether all seven questions of T5 are asked: of a first visit, or a strategic customer's."""
    return _is_strategic(view) or _is_first(plan, view)


def _is_strategic(view: "View") -> bool:
    """As the playbook places the type: much help from us, and a customer who stays (T1)."""
    types = view.playbook.customer_types
    return any(one.id == view.deal.customer_type and one.axes == _STRATEGIC for one in types)


def _is_first(plan: Visit | VisitPlanned, view: "View") -> bool:
    """Nobody was met at a visit yet, in any round, and none is planned before it."""
    own = plan.id if isinstance(plan, Visit) else plan.visit
    return not any(
        one.state == "held" or (one.state == "planned" and one.day < plan.day)
        for one in view.deal.records.visits
        if one.id != own
    )
