from salescoach.values.levels import Level


def test_evidence_grows_from_assumed_over_heard_and_confirmed_to_proven() -> None:
    assert sorted(Level, key=lambda level: level.rank) == [
        "assumed",
        "heard",
        "confirmed",
        "proven",
    ]
    assert [level.rank for level in Level] == [0, 1, 2, 3]
