"""Tests that show a requirement kept, and do not carry the mark themselves (docs/security.md)."""

_BY_FILE: dict[str, dict[str, tuple[str, ...]]] = {
    "tests/integration/safeguarding/test_raise_concern.py": {
        "test_fifty_posts_at_once_of_one_form_make_one": ("CVE-15",),
        "test_in_parallel_too": ("CVE-15",),
        "test_nothing_of_it_stands_in_the_database_in_clear": ("2.9", "R3"),
        "test_anybody_may_without_an_account": ("R13", "6-2"),
        "test_a_mentors_worry_is_known_as_one": ("R18",),
        "test_a_flood_is_stopped_and_what_was_typed_stays": ("CVE-16",),
        "test_who_is_signed_in_sees_that_it_arrived_and_no_more": ("R16",),
    },
    "tests/integration/safeguarding/test_look_after_concern.py": {
        "test_who_sees_it": ("R16", "CVE-1"),
        "test_whom_it_is_about_never_sees_it": ("R16",),
        "test_nothing_is_read_without_saying_why": ("6-11",),
        "test_unusual_reading_reaches_the_independent_person": ("6-11",),
        "test_two_open_the_door_together": ("6-4",),
        "test_from_taking_on_to_closing": ("R13",),
        "test_its_own_clock_and_the_hold": ("R8",),
    },
    "tests/integration/safeguarding/test_read_texts.py": {
        "test_a_concern_raised_from_a_text_keeps_its_words": ("R8",),
        "test_nothing_but_the_order_is_kept": ("6-2",),
    },
    "tests/integration/safeguarding/test_keep_chronology.py": {
        "test_the_database_refuses": ("R14",),
        "test_the_check_finds_what_somebody_did": ("R14",),
        "test_a_correction_is_a_new_entry": ("R14",),
    },
    "tests/integration/safeguarding/test_alert.py": {
        "test_what_it_says_is_that_something_waits": ("R15",),
        "test_the_reader_then_the_deputy_then_all_then_outside": ("R17", "C4"),
        "test_out_of_hours_an_urgent_one_goes_out_and_nobody_is_said_to_watch": ("R17", "6-3"),
        "test_when_nobody_looks_after_alerts_it_shows": ("C4",),
        "test_an_alert_that_was_posted_while_the_broker_was_down_goes_out": ("C4",),
    },
    "tests/integration/safeguarding/test_bundle.py": {
        "test_from_asking_to_reading": ("CVE-8",),
        "test_it_is_gone_after_a_day": ("CVE-8",),
    },
    "tests/integration/privacy/test_gates.py": {
        "test_everything_is_missing_at_first": ("R1",),
    },
    "tests/integration/privacy/test_apply_retention.py": {
        "test_the_public_line_says_the_numbers_of_the_database": ("6-6",),
        "test_old_things_go_and_new_ones_stay": ("R7",),
        "test_late_when_it_has_not_run_for_a_day_and_a_bit": ("R7",),
    },
    "tests/unit/privacy/test_completeness.py": {
        "test_every_model_with_personal_fields_declares_a_holding": ("R10",),
        "test_the_record_of_processing_names_each_holding": ("R10",),
    },
    "tests/integration/privacy/test_ask.py": {
        "test_without_an_account": ("R5", "R9"),
        "test_the_acknowledgement_says_nothing": ("R9",),
        "test_twice_is_once": ("CVE-15",),
        "test_a_flood_is_slowed_down_and_loses_nothing": ("CVE-18",),
    },
    "tests/integration/privacy/test_answer_requests.py": {
        "test_for_everybody_else_the_room_is_not_there": ("CVE-1",),
        "test_the_list_counts_down_and_shows_no_words": ("R4", "R9"),
        "test_the_package_marks_the_names_of_others": ("R4",),
    },
    "tests/integration/privacy/test_canary.py": {
        "test_the_package_has_each_mark_or_says_why_not": ("R4", "6-5"),
        "test_nothing_is_left": ("R6", "W15"),
        "test_no_key_is_left_that_opens_their_words": ("R6", "2.9"),
    },
    "tests/integration/privacy/test_check_receipt.py": {
        "test_one_word_changed": ("6-7",),
        "test_nothing_personal_is_in_it": ("6-7",),
        "test_guessing_is_slowed_down": ("CVE-18",),
    },
    "tests/integration/privacy/test_erase.py": {
        "test_it_all_goes_and_the_person_is_signed_out": ("R6", "6-7"),
        "test_what_the_editor_keeps_is_swept": ("W15",),
        "test_a_concern_stays_and_the_receipt_says_so": ("R8",),
        "test_two_at_once_do_each_step_once": ("CVE-15",),
    },
    "tests/integration/privacy/test_consent.py": {
        "test_when_it_is_asked_again": ("R2",),
        "test_another_wording_is_asked_again": ("R2",),
    },
    "tests/integration/privacy/test_show_data.py": {
        "test_who_looked_is_shown_by_role_and_reason_not_by_name": ("6-5",),
        "test_a_person_sees_what_why_who_and_how_long": ("6-5", "6-6"),
    },
    "tests/integration/site/test_keep_promises.py": {
        "test_all_are_kept_and_everybody_sees_it": ("6-12",),
        "test_a_check_that_breaks_is_a_promise_not_kept": ("6-12",),
        "test_no_table_has_a_column_that_would_tell": ("A1", "6-12"),
        "test_looks_are_told_in_numbers_that_say_nothing": ("6-11",),
    },
}

ELSEWHERE = {
    f"{file}::{name}": numbers
    for file, tests in _BY_FILE.items()
    for name, numbers in tests.items()
}
