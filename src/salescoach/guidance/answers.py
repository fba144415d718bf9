"""Answers that hang on others: items, criteria, scores, limits, stages, each computed once.

What an answer hangs on is answered first, so that a long chain is no deep recursion.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from salescoach.guidance import criteria, debts, gate, items, measures, scoring
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.measures import Limit
from salescoach.guidance.scoring import Scored
from salescoach.guidance.truth import Outcome, Truth
from salescoach.playbook.conditions import (
    Condition,
    CriterionCondition,
    ItemCondition,
    MeasureCondition,
    ScoreCondition,
    StageCondition,
    singles,
)
from salescoach.playbook.model import Stage

if TYPE_CHECKING:
    from salescoach.guidance.view import View

LIMIT = "limit:"
SCORE = "score:"
STAGE = "stage:"
BUYER = "buyer:"
DEBTS = "debts:"


class Answers:
    """By name: STAGE/ID for items and criteria, `score:ID`, `stage:ID` (its `when`), `limit:`.

    And of the whole deal `buyer:`, where the buyer stands, and `debts:`, what is owed.
    """

    def __init__(self, view: "View") -> None:
        self._view = view
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            self._answer(name)
        return self._known[name]

    def _answer(self, name: str) -> None:
        """What is asked for while it is being answered is unknown.

        That is a circle, which no checked playbook has.
        """
        way: list[tuple[str, Iterator[str]]] = [(name, iter(self._named_by(name)))]
        seen = {name}
        while way:
            name, ahead = way[-1]
            following = next(
                (one for one in ahead if one not in seen and one not in self._known), None
            )
            if following is not None:
                seen.add(following)
                way.append((following, iter(self._named_by(following))))
                continue
            way.pop()
            if name not in self._known:
                self._known[name] = self._unknown(name)
                self._known[name] = self._compute(name)

    def _compute(self, name: str) -> object:
        view = self._view
        if item := view.find_item(name):
            return items.state_of(view, *item)
        if criterion := view.find_criterion(name):
            return criteria.judge(view, *criterion)
        if name == LIMIT:
            return measures.limit_of(view)
        if name == BUYER:
            return gate.buyer_position(view)
        if name == DEBTS:
            return debts.debts_of(view)
        if name.startswith(SCORE):
            return scoring.scored(scoring.card_of(view.playbook, name.removeprefix(SCORE)), view)
        return view.evaluate(self._stage(name).when)

    def _unknown(self, name: str) -> object:
        if self._view.find_item(name) or name in (BUYER, DEBTS):
            return None
        unknown = Outcome(Truth.UNKNOWN)
        if found := self._view.find_criterion(name):
            stage, criterion = found
            return Judged(stage.id, criterion, Verdict.UNKNOWN, certain=False, outcome=unknown)
        if name == LIMIT:
            return Limit(0, None)
        return Scored(0, 100, (), ()) if name.startswith(SCORE) else unknown

    def _named_by(self, name: str) -> list[str]:
        """What the answer hangs on."""
        if item := self._view.find_item(name):
            return [*_when_of(item[0]), *self.named_in(item[1].when)]
        if found := self._view.find_criterion(name):
            stage, one = found
            return [*_when_of(stage), *self.named_in(one.when, one.met_when, one.failed_when)]
        if name == LIMIT:
            return self.named_in(*(case.when for case in self._view.stage.limit))
        if name in (BUYER, DEBTS):
            return self._of_the_deal(name)
        if name.startswith(SCORE):
            card = scoring.card_of(self._view.playbook, name.removeprefix(SCORE))
            asked = [level.met_when for signal in card.signals for level in signal.levels]
            return self.named_in(*asked, *(blocker.met_when for blocker in card.blockers))
        return self.named_in(self._stage(name).when)

    def _of_the_deal(self, name: str) -> list[str]:
        stages = self._view.playbook.stages
        criteria = [f"{stage.id}/{one.id}" for stage in stages for one in stage.exit_criteria]
        if name == BUYER:
            return [*(found for stage in stages for found in _when_of(stage)), *criteria]
        needs = [item.needs for item in self._view.playbook.all_items]
        return [*criteria, *self.named_in(*needs)]

    def _stage(self, name: str) -> Stage:
        stage = self._view.playbook.stage(name.removeprefix(STAGE))
        assert stage is not None, name
        return stage

    def named_in(self, *conditions: Condition | None) -> list[str]:
        """The answers that conditions hang on, by name."""
        found = []
        for one in singles(part for part in conditions if part is not None):
            match one:
                case ItemCondition(item=path) | CriterionCondition(criterion=path):
                    found.append(path)
                case ScoreCondition(score=id_):
                    found.append(f"{SCORE}{id_}")
                case StageCondition(stage=id_):
                    found.extend(_when_of(self._view.playbook.stage(id_)))
                case MeasureCondition(measure="limit_used"):
                    found.append(LIMIT)
                case MeasureCondition(measure="stages_ahead"):
                    found.append(BUYER)
                case MeasureCondition(measure="expired_debts"):
                    found.append(DEBTS)
                case _:
                    pass
        return found


def _when_of(stage: Stage | None) -> list[str]:
    return [f"{STAGE}{stage.id}"] if stage is not None and stage.when is not None else []
