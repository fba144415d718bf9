"""The closed lists of words that records of a deal use: states, sides, outcomes, stances.

They are the same in a playbook's conditions, in the events and on the command line.
"""

from typing import Literal

Stance = Literal["mentor", "supporter", "neutral", "opponent", "unknown"]
VisitState = Literal["planned", "held", "cancelled"]
VisitOutcome = Literal["order", "advance", "kept-step", "continuation", "no-sale"]
Side = Literal["ours", "theirs"]
CommitmentState = Literal["open", "kept", "broken", "cancelled"]
Severity = Literal["low", "medium", "high"]
GRAVEST_FIRST: tuple[Severity, ...] = ("high", "medium", "low")
DoubtState = Literal["raised", "explored", "answered", "settled"]
OptionKind = Literal["ours", "competitor", "as-is"]
Evaluation = Literal["technical", "economic"]
ProblemState = Literal["open", "solved"]
PlanQuestion = Literal["what", "who", "how-much", "when", "where", "how", "why"]
"""The seven questions of a planned visit (T5), in the order in which they are asked."""
