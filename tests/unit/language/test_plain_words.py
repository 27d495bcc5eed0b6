import pytest

from community.language.plain_words import LETTERS, WHY, entries, forms, suggestions
from community.language.syllables import is_known


def found(text: str) -> dict[str, str]:
    return {each.found: each.plain for each in suggestions(text)}


def test_the_list_is_long_and_whole() -> None:
    assert len(entries()) >= 250
    assert {entry.kind for entry in entries()} == {"v", "n", "x"}
    assert {entry.why for entry in entries()} == set(WHY.values())
    assert all(entry.plain[0] for entry in entries())
    assert all(bool(entry.plural[0]) == (entry.kind == "n") for entry in entries())


def test_no_hard_word_stands_twice() -> None:
    every = [hard for entry in entries() for hard in entry.hard]
    assert len(every) == len(set(every))


def test_every_hard_word_is_found_and_no_plain_one_is_itself_on_the_list() -> None:
    hard = {hard for entry in entries() for hard in entry.hard}
    assert [word for word in hard if [each.found for each in suggestions(word)] != [word]] == []
    plain = {plain for entry in entries() for plain in (*entry.plain, *entry.plural) if plain}
    assert {each.found: word for word in plain for each in suggestions(word)} == {}


def test_every_form_of_a_plain_word_is_spelt_right() -> None:
    plain = {plain for entry in entries() for _, plain in forms(entry)}
    assert {word for text in plain for word in LETTERS.findall(text) if not is_known(word)} == set()


@pytest.mark.parametrize(
    ("text", "word", "plain"),
    [
        ("Utilise it", "Utilise", "use"),
        ("She utilises it", "utilises", "uses"),
        ("We utilised it", "utilised", "used"),
        ("Utilising it", "Utilising", "using"),
        ("We utilize and utilized", "utilized", "used"),
        ("utilization", "utilization", "use"),
        ("It commenced", "commenced", "started; began or begun"),
        ("In the event that it rains", "In the event that", "if"),
        ("a stakeholder", "stakeholder", "person who has a say"),
        ("all stakeholders", "stakeholders", "people who have a say"),
        ("key  stakeholders", "key  stakeholders", "people who have a say"),
        ("multi agency work", "multi agency", "several organisations working together"),
        ("multi-agency work", "multi-agency", "several organisations working together"),
        ("multiagency work", "multiagency", "several organisations working together"),
        ("the safeguarding of all", "safeguarding", "keeping people safe"),
        ("we safeguard them", "safeguard", "keep safe; protect"),
        ("co‑production", "co‑production", "making it together"),
        ("she gave consideration to it", "gave consideration to", "thought about; looked at"),
        ("prior\nto that", "prior\nto", "before"),
        ("they undertook it", "undertook", "did; carried out; agreed to"),
        ("the child's wellbeing", "wellbeing", "feeling well; being well"),
    ],
)
def test_forms_and_spellings(text: str, word: str, plain: str) -> None:
    assert found(text)[word] == plain


@pytest.mark.parametrize(
    "text",
    [
        "Please write to commence@example.org",
        "the premises",
        "prior. To",
        "We advised him",
        "liaises",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert "commence" not in found(text) and "prior. To" not in found(text)
    assert "liaises" not in found(text)


def test_the_longest_phrase_wins_and_places_are_right() -> None:
    text = "In accordance with it, in the absence of a plan, we utilise that."
    every = suggestions(text)
    assert [each.found for each in every] == ["In accordance with", "in the absence of", "utilise"]
    assert all(text[each.start : each.end] == each.found for each in every)
    assert all(each.why in WHY.values() for each in every)
