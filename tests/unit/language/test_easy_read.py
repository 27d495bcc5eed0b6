import pytest

from community.language.easy_read import Rule, check, in_people

FOUND: dict[Rule, dict[str, str]] = {
    Rule.LONG: {
        "We met on Monday with ten people from the school to talk about the new park.": "16 words",
    },
    Rule.IDEAS: {
        "We like apples, pears and plums.": ", … and",
        "Come in and sit down and eat.": "and … and",
        "We met, and we talked because it rained.": ", … because",
    },
    Rule.PASSIVE: {"You will be told soon.": "be told"},
    Rule.BRACKETS: {"Come at five (or later).": "(or later)", "See [1].": "[1]"},
    Rule.ABBREVIATION: {
        "The SPB met.": "SPB",
        "Two YOTs met.": "YOTs",
        "Bring food, e.g. bread.": "e.g",
        "Bread and so on, etc.": "etc",
    },
    Rule.NUMBER_WORD: {"Twenty-one people came.": "Twenty-one", "A hundred came.": "hundred"},
    Rule.DOUBLE_NEGATIVE: {
        "It is not unusual.": "not … unusual",
        "We don’t refuse.": "don’t … refuse",
        "Nobody came without a friend.": "Nobody … without",
        "It is not impossible.": "not … impossible",
        "We never say no.": "never … no",
    },
    Rule.POINTING: {"They said that they gave it to them.": "They, they, it, them"},
    Rule.PERCENT: {"25% agree.": "25%", "12 per cent agree.": "12 per cent", "Say the %.": "%"},
}
NOT_FOUND: dict[Rule, list[str]] = {
    Rule.LONG: ["We met on Monday with ten people from the school to talk about the park."],
    Rule.IDEAS: [
        "If you want to, skip it.",
        "We read it, and we answer.",
        "And then we stop.",
        "It costs £1,000 and more.",
    ],
    Rule.PASSIVE: ["We will tell you.", "He is worried."],
    Rule.BRACKETS: ["Come at five."],
    Rule.ABBREVIATION: [
        "The NHS and TV.",
        "WHAT WE DO",
        "The SPB met. SPB means Strategic Partnership Board.",
        "The Strategic Partnership Board (SPB) met.",
        "I am OK.",
    ],
    Rule.NUMBER_WORD: ["Ten people and 21 more.", "One of them."],
    Rule.DOUBLE_NEGATIVE: [
        "Do not stop until Monday.",
        "We do not understand.",
        "My uncle did not come.",
        "It is not under the bed.",
        "We are not at university.",
        "Come unless you are ill.",
    ],
    Rule.POINTING: ["You tell us what you think, and we tell you what we do.", "They said it."],
    Rule.PERCENT: ["1 in 4 people agree."],
}


def by_rule(text: str, rule: Rule) -> list[str]:
    return [finding.found for finding in check(text) if finding.rule is rule]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in FOUND.items() for text in texts]
)
def test_finds(rule: Rule, text: str) -> None:
    assert by_rule(text, rule) == [FOUND[rule][text]]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in NOT_FOUND.items() for text in texts]
)
def test_leaves_alone(rule: Rule, text: str) -> None:
    assert by_rule(text, rule) == []


def test_every_rule_is_tried() -> None:
    assert set(FOUND) == set(NOT_FOUND) == set(Rule)


def test_a_finding_says_where_why_and_what_to_do() -> None:
    text = "We meet today.\n\n- You will be told."
    (finding,) = check(text)
    assert finding.sentence == text[finding.start : finding.end] == "You will be told."
    assert finding.why and finding.do


def test_plain_sentences_have_no_findings() -> None:
    assert (
        check("We want to hear from you. Tell us what you think. You can stop at any time.") == []
    )


@pytest.mark.parametrize(
    ("percent", "people"),
    [
        *((25, "1 in 4 people"), (50, "half of people"), (33, "about 1 in 3 people")),
        *((12, "12 in 100 people"), (90, "9 in 10 people"), (0.4, "fewer than 1 in 100 people")),
        *((100, "everybody"), (0, "nobody"), (130, ""), (99.6, "about 99 in 100 people")),
    ],
)
def test_percentages_in_people(percent: float, people: str) -> None:
    assert in_people(percent) == people
