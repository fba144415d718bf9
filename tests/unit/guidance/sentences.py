"""The ten rules of the format, sentence by sentence in our words, and the tests that hold each.

Tests of a rule stand in the modules `test_rule_NN_*` beside this one; what concerns actions and
their order in `test_actions` and `test_ranking`.
"""

SENTENCES: dict[int, dict[str, tuple[str, ...]]] = {
    1: {
        "an event stores who said it, document and lowering; the level is computed when read": (
            "test_who_said_it_gives_its_level",
        ),
        "roles count as they were recorded by the day of the word": (
            "test_a_role_learnt_after_the_words_does_not_raise_them",
            "test_the_role_counts_as_it_was_known_when_the_words_were_said",
        ),
        "a named buyer whose role is in ask_whom confirms": ("test_who_said_it_gives_its_level",),
        "without ask_whom any named buyer confirms": (
            "test_where_nobody_in_particular_settles_it_anybody_named_does",
        ),
        "another named person is heard; nobody is assumed": ("test_who_said_it_gives_its_level",),
        "a document makes confirmed proven and changes nothing else": (
            "test_who_said_it_gives_its_level",
        ),
        "ours: our record is confirmed": (
            "test_what_is_settled_on_our_side_is_confirmed_by_our_record",
        ),
        "ours may meet an internal criterion only": (
            "test_our_record_may_meet_an_internal_criterion_only",
        ),
        "--level may only lower": ("test_a_rep_may_lower_the_level_and_never_raise_it",),
        "the value is filtered by from, by the word of those roles alone": (
            "test_with_a_source_only_words_from_these_roles_count",
            "test_of_several_speakers_only_those_in_the_role_count",
            "test_what_others_said_is_no_answer_of_theirs",
        ),
        "the value is filtered by freshness": (
            "test_within_a_length_of_time_only_what_is_no_older_counts",
            "test_what_is_not_fresh_enough_is_unknown",
        ),
        "then the stronger level counts, then the later day": (
            "test_the_stronger_level_counts_then_the_later_day_then_the_newer_record",
        ),
        "all evidence is kept, a contradiction is shown and asked about": (
            "test_they_contradict_when_the_latest_words_of_the_strongest_level_differ",
        ),
        "older than stale_after is unknown everywhere": (
            "test_evidence_is_stale_when_it_is_older_than_its_fact_stays_fresh",
            "test_what_is_known_of_a_fact_decides_its_condition",
        ),
        "known: true is true with a value, false when none is recorded, else unknown": (
            "test_what_is_known_of_a_fact_decides_its_condition",
        ),
        "none: true is true exactly then": ("test_what_is_known_of_a_fact_decides_its_condition",),
        "missing: true is always true or false": (
            "test_what_is_known_of_a_fact_decides_its_condition",
        ),
        "on none, is_not is true and other comparisons are false": (
            "test_what_is_known_of_a_fact_decides_its_condition",
        ),
        "what does not suffice in level, source or freshness is unknown, not false": (
            "test_evidence_below_the_level_asked_leaves_it_unknown",
            "test_what_others_said_is_no_answer_of_theirs",
            "test_what_is_not_fresh_enough_is_unknown",
        ),
        "met_when and failed_when take heard or better, the other places assumed": (
            "test_met_when_and_failed_when_take_heard_and_the_other_places_assumed",
        ),
        "of a fact with one value a person, known: all takes everybody's": (
            "test_known_all_takes_a_value_of_every_recorded_person_of_the_roles",
        ),
        "agree: true takes that all are known and equal": (
            "test_agree_takes_that_all_are_known_and_equal",
        ),
        "a plain condition takes anybody's value": ("test_a_plain_condition_takes_anybodys_value",),
        "a group is known as far as its facts are": (
            "test_a_group_is_known_when_so_many_of_its_facts_are",
        ),
        "asked counts the questions without an answer": (
            "test_asked_counts_the_questions_without_an_answer",
        ),
    },
    2: {
        "records are a closed world": ("test_records_are_a_closed_world",),
        "at_least n and at_most n, by those that match and those that might": (
            "test_at_least_and_at_most_count_what_matches_and_what_might",
        ),
        "an attribute that is not recorded has not happened": (
            "test_what_is_not_recorded_of_a_person_has_not_happened",
        ),
        "people are the exception for at_most: with nobody of the role it is unknown": (
            "test_with_nobody_met_there_may_be_opponents",
        ),
        "meeting somebody settles it": ("test_where_an_opponent_may_be_there_is_somebody_to_meet",),
        "unknown stance stays unknown until the person said something recorded": (
            "test_who_said_something_and_is_not_known_to_be_against_is_not",
        ),
    },
    3: {
        "an item is not advised, but finding out what decides it is": (
            "test_an_item_is_not_advised_but_finding_out_what_decides_it_is",
        ),
        "a criterion is unknown, so the gate stays closed": (
            "test_a_criterion_is_unknown_so_the_gate_stays_closed",
        ),
        "a stage is not skipped": (
            "test_a_stage_is_not_skipped",
            "test_what_runs_beside_a_stage_is_open_and_its_items_are_not_advised",
        ),
        "a warning does not fire": ("test_a_warning_does_not_fire",),
        "in a list of cases the case does not apply": (
            "test_in_a_list_of_cases_the_case_does_not_apply",
        ),
    },
    4: {
        "verdicts, the first that fits": (
            "test_verdicts_are_the_first_that_fits",
            "test_verdicts_come_in_their_order",
        ),
        "a waiver counts while it is not expired": (
            "test_a_waiver_counts_up_to_and_including_its_day",
        ),
        "missing lists every unsettled part, even when another is already false": (
            "test_missing_lists_every_unsettled_part_even_when_another_is_already_false",
        ),
        "criteria of passed stages keep their verdict, unless failed_when becomes true": (
            "test_criteria_of_passed_stages_keep_the_verdict_of_the_day_they_were_left",
        ),
        "back judges anew": ("test_back_judges_anew_from_its_target_on",),
        "passed is met or waived": ("test_passed_is_met_or_waived",),
    },
    5: {
        "items are open, done, skipped (not before a day) or not applicable": (
            "test_items_are_open_done_skipped_or_not_applicable",
            "test_an_item_is_done_open_or_not_applicable",
        ),
        "an item is done when its facts are known at the level its stage asks, else heard": (
            "test_an_item_is_done_when_every_fact_it_records_is_known_well_enough",
        ),
        "a done item with too weak a fact: find out is advised, not the item": (
            "test_a_done_item_whose_fact_is_too_weak_is_not_advised_but_finding_out_is",
        ),
        "after counts skipped and not-applicable as satisfied": (
            "test_after_counts_skipped_and_not_applicable_as_satisfied",
        ),
        "required never holds the gate": ("test_required_never_holds_the_gate",),
        "required ranks higher": ("test_what_keeps_the_deal_alive_and_what_is_required_count",),
        "again reopens an item": (
            "test_again_reopens_with_the_stage_or_when_one_of_these_items_is_done",
        ),
        "what repeats is done until its next turn": (
            "test_what_repeats_is_done_until_its_next_turn_is_due",
        ),
        "an item is due before or after its anchor": (
            "test_an_item_is_due_before_or_after_its_anchor",
        ),
    },
    6: {
        "an item whose needs is not true is not advised": (
            "test_an_item_whose_needs_is_not_true_is_not_advised",
        ),
        "a debt has reason, expiry and actor, and stays visible": (
            "test_a_debt_is_stored_with_reason_expiry_and_actor_and_stays_visible",
            "test_debts_stand_in_the_order_in_which_they_fall_due",
        ),
        "it is repaid by itself when the condition comes true": (
            "test_a_debt_is_repaid_by_itself_when_the_condition_comes_true",
            "test_what_is_owed_asks_for_what_would_repay_it",
            "test_what_was_repaid_once_is_repaid_for_good",
        ),
        "expired it is late, and a waived criterion of the current gate is open again": (
            "test_an_expired_debt_is_late_and_counts_twice",
            "test_an_expired_waiver_leaves_a_criterion_of_the_current_gate_open_again",
        ),
        "a stage left is not entered again": (
            "test_a_stage_left_is_not_entered_again_when_a_debt_expires",
        ),
    },
    7: {
        "advance passes through an optional stage whose when is false": (
            "test_advance_passes_through_optional_stages_that_do_not_apply",
        ),
        "back goes to any earlier stage, listed ways first": (
            "test_back_goes_to_any_earlier_stage_listed_ways_first",
        ),
        "one position at a time": (
            "test_the_stage_is_where_the_deal_stands",
            "test_a_stage_is_entered_current_or_passed",
        ),
        "when false, the next stage is the one after": (
            "test_when_false_the_next_stage_is_the_one_after",
        ),
        "a stage beside another opens with it": (
            "test_a_stage_beside_another_opens_with_it_and_stays_until_its_gate_is_left",
        ),
        "it is never the position": ("test_a_stage_beside_another_is_never_the_position",),
        "its items count": ("test_items_of_a_stage_beside_count",),
        "its criteria join the gate of the stage named in must_close_before, else its host's": (
            "test_its_criteria_join_the_gate_of_the_stage_named_in_must_close_before",
        ),
        "back keeps evidence and done items, restarts stage time, reopens items with again": (
            "test_back_restarts_stage_time_and_keeps_evidence_and_done_items",
        ),
        "days under a wait or a parking count nowhere, in the calendar of the case": (
            "test_days_under_a_wait_or_a_parking_count_neither_in_days_in_stage_nor_in_limit_used",
        ),
        "the day of entry is day 0": ("test_the_day_of_entry_is_day_0",),
        "over is strictly more": ("test_over_is_strictly_more",),
    },
    8: {
        "the first stage, in order, with an applicable non-internal criterion that is not met": (
            "test_the_buyer_is_in_the_first_stage_with_a_criterion_not_met",
        ),
        "waived counts as not met": (
            "test_waived_counts_as_not_met_and_stages_left_out_are_passed_over",
        ),
    },
    9: {
        "engaged is present at a held visit": ("test_engaged_is_present_at_a_held_visit",),
        "a buyer act is evidence said by a named buyer": (
            "test_a_buyer_act_is_evidence_said_by_a_named_buyer",
        ),
        "money compares in one currency, else by a given rate, else not at all": (
            "test_money_compares_in_one_currency_else_by_a_given_rate_else_not_at_all",
        ),
    },
    10: {
        "scores are a range while facts are unknown": (
            "test_scores_are_a_range_while_facts_are_unknown",
        ),
        "at_least and verdict are true or false only when the whole range agrees": (
            "test_at_least_and_verdict_are_true_or_false_only_when_the_whole_range_agrees",
        ),
        "a blocker stops only when confirmed": ("test_a_blocker_stops_only_when_confirmed",),
    },
}
ELSEWHERE: dict[int, dict[str, str]] = {
    5: {
        "skipping takes a reason": "tests/unit/cli/commands/test_skip.py",
    },
    6: {
        "doing before needs, and leaving an open criterion, take reason and expiry": (
            "tests/unit/cli/commands/test_moves.py"
        ),
    },
    1: {
        "a from outside ask_whom at confirmed is an error": (
            "tests/unit/playbook/test_meaning.py (SC304)"
        ),
    },
}
GAPS: dict[int, tuple[str, ...]] = {
    2: (
        "unknown stance stays unknown until the person attended or promised: no such records yet",
        "a hint asks to pair an at_most with something the buyer said: no hints of style yet",
    ),
    9: ("a held visit, a kept promise, a document of theirs are buyer acts: no such records yet",),
}
"""What has no test because there is nothing to test yet."""
