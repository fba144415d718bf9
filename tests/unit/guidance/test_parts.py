import pytest

from salescoach.guidance.parts import (
    AskedPart,
    FieldPart,
    MeasurePart,
    Part,
    RecordPart,
    ScorePart,
    StagePart,
    is_a_no,
)
from salescoach.playbook.conditions import (
    MeasureCondition,
    ScoreCondition,
    StageCondition,
    VisitCondition,
)

SCORE = ScoreCondition(score="fit", at_least=50)
DAYS = MeasureCondition(measure="limit_used", more_than=100)
PARTS: dict[str, tuple[Part, bool]] = {
    "a field": (FieldPart("amount"), False),
    "a question": (AskedPart("pain", enough=False), True),
    "a record": (RecordPart(VisitCondition(), enough=False), True),
    "a score that may do": (ScorePart(SCORE, 0, 100, certain=False), False),
    "a score that will not do": (ScorePart(SCORE, 0, 10, certain=True), True),
    "a stage": (StagePart(StageCondition("late", "entered"), wanted=True), True),
    "a limit used": (MeasurePart(DAYS, 50), True),
    "no limit known": (MeasurePart(DAYS, None), False),
}


@pytest.mark.parametrize(("part", "certain"), PARTS.values(), ids=PARTS)
def test_a_part_is_a_no_or_merely_unknown(part: Part, certain: bool) -> None:
    assert is_a_no(part) is certain
