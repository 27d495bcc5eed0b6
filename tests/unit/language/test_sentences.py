from pathlib import Path

import pytest

from community.language.sentences import split

TABLE = {
    "plain": ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    "titles": (
        "Dr. Shah met Mr. J. R. Jones. He left.",
        ["Dr. Shah met Mr. J. R. Jones.", "He left."],
    ),
    "saint": ("She lives in St. Albans. I do too.", ["She lives in St. Albans.", "I do too."]),
    "for example": ("Bring it, e.g. Bread or i.e. Milk.", None),
    "may be last": ("Come at 6 p.m. Bring a friend.", ["Come at 6 p.m.", "Bring a friend."]),
    "is not last": ("Come at 6 p.m. on Monday.", None),
    "and so on": ("Bread, milk etc. The rest is here.", ["Bread, milk etc.", "The rest is here."]),
    "number sign": ("See no. 5 for it.", None),
    "the word no": ("They said no. Then we left.", ["They said no.", "Then we left."]),
    "decimals": ("It is 3.5 miles and costs £2.50 a day.", None),
    "money last": ("It costs £2. That is all.", ["It costs £2.", "That is all."]),
    "I last": ("So do I. We all do.", ["So do I.", "We all do."]),
    "letter last": ("We have plan B. Then plan C.", ["We have plan B.", "Then plan C."]),
    "ellipsis inside": ("Well… maybe not.", None),
    "dots inside": ("Well... maybe not.", None),
    "ellipsis last": ("Well… Maybe not.", ["Well…", "Maybe not."]),
    "quote goes on": ('"Why?" she asked.', None),
    "quote ends": ("He said “Stop.” Then he left.", ["He said “Stop.”", "Then he left."]),
    "brackets": ("It works. (See below.) It does.", ["It works.", "(See below.)", "It does."]),
    "e-mail": ("Write to a.b@example.org. We answer.", ["Write to a.b@example.org.", "We answer."]),
    "web": ("Look at www.example.org/a.b now.", None),
    "no space": ("It is over.Now what?", ["It is over.", "Now what?"]),
    "small letters": ("we did it. then we left", ["we did it.", "then we left"]),
    "several marks": ("Really?! Yes!!!", ["Really?!", "Yes!!!"]),
    "colon and dash": ("We ask one thing: stay – please; do.", None),
    "country": ("The U.K. is here. The U.S. too.", ["The U.K. is here.", "The U.S. too."]),
    "nothing": (" \n\n … ! \n", []),
}


@pytest.mark.parametrize("name", TABLE)
def test_ends(name: str) -> None:
    text, expected = TABLE[name]
    assert [sentence.text for sentence in split(text)] == ([text] if expected is None else expected)


def test_lines_end_sentences() -> None:
    text = "What we do\nWe listen.\n\n- we read it all\n• we answer\n1. First\n2) Second\n(a) third"
    assert [sentence.text for sentence in split(text)] == [
        *("What we do", "We listen.", "we read it all", "we answer"),
        *("First", "Second", "third"),
    ]


def test_lines_that_only_wrap_do_not() -> None:
    text = (
        "This paragraph came out of an e-mail program that breaks\n"
        "lines wherever it likes, after a comma as here,\n"
        "London for one. Then\n"
        "a short line."
    )
    assert [sentence.text for sentence in split(text)] == [
        "This paragraph came out of an e-mail program that breaks lines wherever it likes, "
        "after a comma as here, London for one.",
        "Then",
        "a short line.",
    ]


def test_places_in_the_text_are_kept() -> None:
    text = "  - One thing.  Two\tthings.\nWrite to a@b.org!\n"
    for sentence in split(text):
        assert " ".join(text[sentence.start : sentence.end].split()) == sentence.text


def test_a_document_of_ours_falls_into_sensible_pieces() -> None:
    text = (Path(__file__).parents[3] / "docs" / "adr" / "0001-arrows.md").read_text()
    assert all(len(sentence.text.split()) < 60 for sentence in split(text))
