"""What the screening finds, however it is written, and what it leaves alone."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from community.safeguarding import overview
from community.safeguarding.screening import scorer, texts
from community.safeguarding.screening.details import details
from community.safeguarding.screening.finding import Category
from community.safeguarding.screening.measuring import measure
from community.safeguarding.screening.normal import words_of
from community.safeguarding.screening.phrases import BadPhrase, Phrase, PhraseBook
from community.safeguarding.screening.screener import Screener

SCREENER = Screener(PhraseBook(texts.shipped_phrases()), scorer.load())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("I want to K I L L myself", "i want to kill myself"),
        ("k.m.s", "kms"),
        ("k1ll my$elf", "kill myself"),
        ("su1c1d3", "suicide"),
        ("DON'T hit me", "dont hit me"),
        ("heeeeelp", "heelp"),
        ("ｈｅ ｈｉｔｓ", "he hits"),
        ("he\u200b hits", "he hits"),
        ("bus 22 at 5", "bus 22 at 5"),
        ("મને મારે છે", "મને મારે છે"),
        ("wuu i garaacaa", "wuu i garaacaa"),
    ],
)
def test_the_same_words_however_they_are_typed(typed: str, words: str) -> None:
    assert " ".join(words_of(typed)) == words


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("hits|hit me", "he hit me", True),
        ("stab~ me", "he was stabbing me", True),
        ("owe * money", "i owe them some money", True),
        ("owe * money", "i owe them such a very lot of money", False),
        ("hits me", "nobody ever hits me", False),
        ("hits me", "no one hits me", False),
        ("dont want to be here", "i dont want to be here", True),
    ],
)
def test_phrases(phrase: str, text: str, found: bool) -> None:
    book = PhraseBook([Phrase.of({"phrase": phrase, "category": "self_harm"})])
    assert bool(book.matches(words_of(text))) is found


def test_a_story_leaves_little_of_a_phrase() -> None:
    book = PhraseBook([Phrase.of({"phrase": "hits me", "category": "self_harm", "urgent": True})])
    (plain,) = book.matches(words_of("my dad hits me"))
    (story,) = book.matches(words_of("in the film my dad hits me"))
    assert (plain.weight, plain.urgent) == (1, True)
    assert story.weight < 0.5 and not story.urgent


@pytest.mark.parametrize(
    "entry", [{}, {"phrase": "a", "category": "x"}, {"phrase": "*", "category": "self_harm"}]
)
def test_bad_phrases_say_so(entry: dict[str, str]) -> None:
    with pytest.raises(BadPhrase):
        Phrase.of(entry)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ring me 07700 900 123", "a telephone number"),
        ("oh seven seven double oh nine hundred 07700900123", "a telephone number"),
        ("07700 900 five five oh", "a telephone number"),
        ("+44 7700 900123", "a telephone number"),
        ("sam@example.org", "an e-mail address"),
        ("sam at example dot org", "an e-mail address"),
        ("LE1 6ZG is where", "a postcode"),
        ("14 Vale Road", "an address"),
        ("add my snap lil_benji_09x", "an account name"),
        ("My name is Priya Solanki", "a full name"),
        ("by Dean Rathbone", "a full name"),
        ("999 or 0800 1111 or 101", ""),
        ("the 22 bus at 6.30 costs 2.50", ""),
        ("Victoria Park and Narborough Road", ""),
        ("my friend Priya", ""),
    ],
)
def test_details(text: str, kind: str) -> None:
    assert [match.phrase for match in details(text)] == ([kind] if kind else [])


@given(st.text(max_size=400))
def test_any_text_at_all_is_screened(text: str) -> None:
    finding = SCREENER.screen(text)
    assert 0 <= finding.confidence <= 1
    assert not finding.urgent or finding.categories


def test_a_very_long_text_takes_no_longer_than_it_should() -> None:
    assert SCREENER.screen("a " * 200_000).categories == ()
    assert SCREENER.screen("k " * 3_000 + "-" * 20_000).score < 5


def test_a_flag_says_why() -> None:
    finding = SCREENER.screen("my stepdad hits me when mum is at work")
    assert Category.HARM_BY_SOMEONE in finding.categories
    assert any("hits me" in reason for reason in finding.because)
    assert finding.words


def test_the_goal_with_texts_that_were_never_tuned_on() -> None:
    found = measure(SCREENER, texts.read(texts.UNSEEN))
    assert found["texts"] >= 600
    assert found["concern"]["recall"] >= 0.92
    assert found["concern"]["precision"] >= 0.80
    assert found["urgent flagged"]["recall"] >= 0.95
    assert found["immediate danger flagged"]["recall"] == 1
    published = {key: value for key, value in overview.figures().items() if key in found}
    published.pop("texts per second")
    assert published == {key: found[key] for key in published}


def test_no_unseen_text_is_learnt_from() -> None:
    learnt = {" ".join(words_of(one.text)) for one in texts.read(texts.TRAINING)}
    unseen = {" ".join(words_of(one.text)) for one in texts.read(texts.UNSEEN)}
    assert len(learnt) >= 2500
    assert not {text for text in learnt & unseen if len(text) > len("its alright")}


def test_danger_now_is_always_urgent() -> None:
    for one in [*texts.read(texts.TRAINING), *texts.read(texts.UNSEEN)]:
        assert "immediate_danger" not in one.labels or "urgent" in one.labels, one.text


def test_screening_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "texts"
    file.write_bytes("More lights\n\nhe is outside my door with a knife\nża\n".encode())
    call_command("screen_texts", str(file))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["line"] for line in lines] == [1, 2, 3, 4]
    assert [line["urgent"] for line in lines] == [False, False, True, False]
    assert lines[1] == {"line": 2, "categories": [], "urgent": False, "confidence": 0.0}
    assert "immediate_danger" in lines[2]["categories"]


@pytest.mark.parametrize(
    "words",
    [
        "I want to kill myself",
        "i wanna end my life",
        "I want to die",
        "Chcę się zabić",
        "chce sie zabic",
        "Waxaan rabaa inaan is dilo",
        "je veux mourir",
        "quero morrer",
        "أريد أن أموت",
    ],
)
def test_wanting_to_die_is_urgent_in_plain_words(words: str) -> None:
    assert SCREENER.read(words).urgent


CALM = "More lights by the canal would be good. The park is nice in summer. "
AFTER = " The bus is always late. We play football behind the school most days, and it is fine."


@pytest.mark.parametrize(
    "said",
    [
        "My stepdad hits me when he is drunk.",
        "I want to kill myself.",
        "A man keeps asking me for pictures and says he will show everyone.",
    ],
)
def test_calm_sentences_around_it_do_not_hide_what_somebody_says(said: str) -> None:
    assert not SCREENER.read(CALM + AFTER).categories
    assert SCREENER.read(CALM + said + AFTER).categories
