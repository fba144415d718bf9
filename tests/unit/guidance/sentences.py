"""The ten rules of the format, sentence by sentence in our words, and the tests that hold each.

Tests of a rule stand in the modules `test_rule_NN_*` beside this one; what concerns actions and
their order in `test_actions` and `test_ranking`. After the rules, "From conditions to actions" and
"Ranking" in the same manner, with their modules in `PLACES`.
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
        "unknown stance stays unknown until the person said something, attended or promised": (
            "test_who_said_something_and_is_not_known_to_be_against_is_not",
            "test_unknown_stance_is_a_riddle_until_the_person_said_attended_or_promised_something",
        ),
        "an attribute asked about that is unknown for a record: it might match": (
            "test_a_record_matches_when_every_attribute_does",
        ),
        "under not and at_most only the opposite: what can go on is worked on": (
            "test_what_can_go_on_and_match_no_more_is_worked_on",
        ),
        "informed: has heard our case, also through somebody": (
            "test_who_was_at_a_visit_of_this_round_has_heard_our_case",
        ),
        "next_step: a planned visit, or an open dated commitment of the buyer, not in the past": (
            "test_a_next_step_is_something_dated_agreed_with_them_and_not_past",
        ),
        "handover is done": ("test_a_hand_over_is_done_when_it_was_accepted",),
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
        "an item is due before or after its anchor, a visit the last one held since entry": (
            "test_an_item_is_due_before_or_after_its_anchor",
        ),
        "a planned visit of its kind dates the item": (
            "test_a_planned_visit_of_its_kind_dates_an_item",
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
        "or a held visit, a commitment of theirs kept, a document of theirs": (
            "test_a_buyer_act_is_a_held_visit_a_promise_kept_or_a_word",
        ),
        "days under a wait or a parking are no days without contact": (
            "test_days_under_a_pause_are_no_days_without_contact",
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
SECTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "actions": {
        "a fact or a field of the deal is found out": (
            "test_what_no_item_records_is_found_out_from_those_whose_word_counts",
            "test_a_field_of_the_deal_is_found_out",
        ),
        "a stakeholder is met": ("test_a_role_without_anybody_is_to_be_met",),
        "an item is done": ("test_every_open_item_is_an_action", "test_an_item_to_be_done_is_done"),
        "a debt is repaid": (
            "test_a_debt_is_stored_with_reason_expiry_and_actor_and_stays_visible",
        ),
        "an open gate is gone through, or won": (
            "test_at_an_open_gate_there_is_one_thing_to_do",
            "test_at_an_open_gate_the_way_out_is_the_win_or_the_next_stage",
        ),
        "parked past its date it is taken up": (
            "test_parked_past_its_date_it_is_taken_up_until_something_is_recorded",
            "test_until_then_everything_else_waits_for_it",
        ),
        "a confirmed blocker, or a certain no that cannot be waived: walk away": (
            "test_a_certain_no_that_cannot_be_waived_is_a_reason_to_walk_away",
            "test_no_other_criterion_is_one",
            "test_a_confirmed_blocker_is_one",
            "test_where_they_contradict_each_other_it_is_asked_first_whether_it_is_so",
        ),
        "one action, one id, never merged": (
            "test_one_fact_is_found_out_once_from_everybody_it_takes",
            "test_every_action_stands_once_and_the_best_first",
        ),
        "criterion, score: their unsettled parts": (
            "test_one_action_settles_parts_of_many_criteria",
            "test_a_group_and_a_score_are_settled_by_their_facts",
        ),
        "visit, next step: arranged": (
            "test_a_visit_that_is_asked_for_is_arranged_or_waited_for",
            "test_a_next_step_is_asked_for_once_a_visit_or_a_promise_is_on_record",
            "test_where_nobody_is_known_a_step_is_arranged_all_the_same",
            "test_of_a_visit_whose_day_is_past_it_is_to_be_told_how_it_went",
        ),
        "agreement, commitment: agreed": (
            "test_what_is_to_be_agreed_is_agreed",
            "test_an_agreement_says_what_is_missing_in_it",
        ),
        "an open commitment is kept, or chased": (
            "test_a_promise_of_ours_is_kept_from_three_days_before_its_day",
            "test_a_promise_that_is_over_is_no_work",
            "test_a_promise_of_theirs_is_chased_once_its_day_is_past",
        ),
        "a doubt is settled": (
            "test_what_is_to_be_done_about_a_doubt_follows_its_state",
            "test_the_doubts_that_stand_in_the_way_open_the_gate",
            "test_a_doubt_is_for_when_its_holder_is_met",
        ),
        "an option is evaluated": ("test_an_option_is_evaluated_in_each_respect_that_is_missing",),
        "a problem is repaired": ("test_an_open_problem_is_repaired_until_it_is_solved",),
        "what their open promise carries waits": (
            "test_what_they_have_promised_and_is_not_due_carries_what_asks_for_it",
        ),
        "without an engaged person of the roles somebody is met": (
            "test_once_a_visit_was_held_who_was_at_none_is_met_and_the_question_goes_along",
            "test_what_somebody_said_makes_nobody_engaged",
            "test_who_comes_to_the_next_visit_is_asked_there",
        ),
        "through whoever at the next visit is best disposed": (
            "test_the_way_leads_through_the_best_disposed_of_those_at_the_next_visit",
        ),
        "next-visit: a person who attends the next planned visit": (
            "test_a_question_is_for_the_next_visit_where_somebody_who_can_say_comes",
        ),
        "a planned visit of its kind dates the item": (
            "test_a_planned_visit_of_its_kind_dates_an_item",
        ),
        "at an open gate the records stay beside the way out": (
            "test_at_an_open_gate_our_word_doubts_and_problems_stay_beside_the_way_out",
        ),
        "a find-out with nobody to ask becomes meet and carries the question along": (
            "test_with_nobody_in_the_role_somebody_is_to_be_met_and_the_question_goes_along",
            "test_somebody_to_meet_carries_the_question_and_who_takes_us_there",
        ),
        "through whoever is best disposed": (
            "test_the_way_leads_through_whoever_is_best_disposed",
        ),
        "under not and at_most only the opposite, never un-recording": (
            "test_what_no_action_settles_is_not_advised",
            "test_what_only_un_recording_would_settle_is_missing_and_never_advised",
        ),
        "in any the part with the fewest unknowns, then the first written": (
            "test_any_of_them_lists_all_that_is_missing_and_goes_for_the_nearest",
            "test_of_ways_equally_near_the_first_written_is_gone",
        ),
        "an item that records the fact replaces find-out, both are never listed": (
            "test_an_open_item_stands_for_the_facts_it_records",
            "test_no_fact_is_asked_for_twice_and_an_item_replaces_the_question",
        ),
        "several open items: the first that is not waiting": (
            "test_of_several_items_the_first_that_is_not_waiting_stands",
            "test_where_all_of_them_wait_the_first_stands",
        ),
        "asked once without answer it goes to another person of ask_whom": (
            "test_asked_once_it_goes_to_another_of_them_or_somebody_is_met_or_the_same_again",
        ),
        "the first line of ask is preferred, the others come when it was asked before": (
            "test_the_next_line_comes_when_it_was_asked_before",
        ),
        "after two it rests until such a person is added or a fact of the stage changes": (
            "test_asked_twice_it_rests_until_such_a_person_is_added_or_a_fact_of_the_stage_changes",
            "test_within_a_day_the_order_of_recording_counts",
            "test_a_question_rests_inside_its_item",
            "test_an_item_all_of_whose_questions_rest_rests",
        ),
        "the moment is today, next visit or waiting": (
            "test_what_takes_somebody_is_for_the_next_visit_unless_it_waits_or_is_to_be_arranged",
        ),
        "by: buyer is shown as ask them to": (
            "test_what_they_are_to_do_is_asked_of_them_at_the_next_visit",
        ),
        "what decides an unknown when is advised": (
            "test_what_decides_whether_the_next_stage_applies_is_worth_finding_out",
            "test_what_decides_which_limit_applies_is_worth_finding_out",
            "test_an_item_that_may_apply_is_no_action_but_what_decides_it_is_worth_finding_out",
        ),
        "the unsettled parts of needs are advised like a criterion's": (
            "test_what_an_item_waits_for_is_unblocked_by_what_settles_it",
        ),
    },
    "ranking": {
        "by score, waiting after all others": (
            "test_what_waits_stands_after_all_others_whatever_its_score",
        ),
        "a sum of terms, whole numbers, measure times weight": (
            "test_the_terms_add_up_to_the_score_and_name_the_playbook",
            "test_a_term_is_its_measure_times_its_weight",
        ),
        "each weight is playbook data": ("test_the_weights_are_the_playbook_s",),
        "each term turns the order of two actions": (
            "test_one_thing_turns_the_order",
            "test_it_is_that_term_which_turns_it",
        ),
        "opens_gate: at most 2, for meet 1": (
            "test_opening_the_gate_counts_two_criteria_and_three_more_as_waiting",
            "test_meeting_somebody_counts_one_criterion_and_three_more_as_waiting",
        ),
        "certain_no: it answers a certain no": ("test_an_answer_to_a_certain_no_counts_once",),
        "unblocks: items, debts and criteria not counted above, at most 3": (
            "test_at_most_three_that_wait_are_counted",
            "test_criteria_beyond_two_wait_before_items_do",
            "test_a_criterion_of_a_later_gate_waits_for_what_settles_it",
            "test_a_debt_waits_for_whatever_settles_it",
        ),
        "clears_warning: severity of the warning whose counter-action it is": (
            "test_the_worst_warning_counts_and_speaks",
            "test_what_counters_a_warning_is_advised_or_what_stands_for_it",
        ),
        "debt: 1 open, 2 expired": ("test_an_expired_debt_is_late_and_counts_twice",),
        "over_limit: only beside opens_gate, 1 over, 2 over twice": (
            "test_over_the_limit_what_opens_the_gate_is_more_urgent",
            "test_over_the_limit_nothing_else_is",
        ),
        "weak_evidence: there is a value, but too weak, stale or contradicted": (
            "test_evidence_that_is_there_but_weak_counts_once",
            "test_a_value_too_weak_or_stale_is_worth_confirming",
            "test_a_clear_no_is_not_weak_but_a_contradicted_one_is",
        ),
        "start_here, required": ("test_what_keeps_the_deal_alive_and_what_is_required_count",),
        "cheap: 3 up to 15 min, 2 up to 1 h, 1 up to 1 day": (
            "test_what_costs_little_counts_more",
        ),
        "asked_before: unanswered asks": (
            "test_it_says_whom_it_was_asked_and_counts_less_from_the_second_time_on",
        ),
        "our_word: 4 due and its receiver is met next, 2 overdue, 1 within 3 days": (
            "test_our_word_counts_by_its_day_and_by_who_comes",
        ),
        "doubt: low 1, medium 2, high 11": ("test_a_doubt_counts_by_its_severity",),
        "ties: stage order, place in the playbook, id": (
            "test_of_equals_the_earlier_stage_of_the_playbook_comes_first_then_what_is_of_no_stage",
        ),
        "a late brochure does not outrank the pass mark asked at most once": (
            "test_nor_does_a_promise_however_late_unless_its_receiver_is_at_the_next_visit",
            "test_where_its_receiver_is_met_the_brochure_may_go_first",
            "test_what_opens_no_gate_does_not_outrank_what_opens_it_asked_at_most_once",
        ),
        "a doubt that can kill the deal outranks any criterion": (
            "test_what_a_criterion_can_give_is_less_than_a_doubt_that_can_kill_the_deal",
            "test_whatever_the_deal_a_doubt_that_can_kill_it_comes_before_any_criterion",
            "test_no_action_gets_more_than_that_sum",
        ),
        "more evidence never raises the score of asking for it": (
            "test_more_evidence_that_agrees_never_raises_what_hangs_on_asking_for_it",
            "test_more_evidence_never_raises_the_score_of_asking_for_it",
        ),
        "the value of a question is the same sum, restricted to those present": (
            "test_the_sum_is_that_of_the_ranking_but_for_the_effort",
            "test_a_criterion_counts_only_if_somebody_present_satisfies_its_from",
        ),
        "ask while it is above 0, best first, compute anew after each answer": (
            "test_only_what_is_worth_more_than_nothing_is_asked",
            "test_the_best_comes_first_then_playbook_order",
            "test_an_answer_changes_what_is_worth_asking",
        ),
    },
}
PLACES = {
    "actions": (
        "actions", "advice", "asking", "conditions", "moments", "ranking", "recorded_work",
        "rule_06_debts", "truth", "wanting", "whole_deal",
    ),
    "ranking": (
        "actions", "asking", "laws", "questions", "ranking", "ranking_pairs", "rule_06_debts",
        "wanting",
    ),
}  # fmt: skip
"""The modules `test_*` in which the tests of a section stand."""
LATER: dict[str, tuple[str, ...]] = {
    "actions": (
        "hand-over: its actions come with its commands",
        "rest in the queue: see test_queue",
    ),
    "ranking": ("the order of the queue: see test_queue",),
}
"""What of a section has no test yet, and why."""
GAPS: dict[int, tuple[str, ...]] = {
    2: ("a hint asks to pair an at_most with something the buyer said: no hints of style yet",),
}
"""What has no test because there is nothing to test yet."""
