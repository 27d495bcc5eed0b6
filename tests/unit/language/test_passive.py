"""Sentences written for this test before the finder was tried on them."""

import re
from pathlib import Path

from community.language.passive import passive_in
from community.language.words import words

DOCS = Path(__file__).parents[3] / "docs" / "readability.md"

PASSIVE = """
You will be told by Friday.
The form was sent to your school.
Answers are kept for two years.
Your name has been removed.
The results were published in May.
It is not known who did it.
The meeting has been moved to Tuesday.
These pages are read by young people.
Your report is being looked at.
Nobody was hurt.
The door had been left open.
The money was spent on a new court.
You can be seen by others.
Were you asked first?
Was the letter opened?
The plan will soon be changed.
All photos must be checked.
Mistakes were made.
She was given a new mentor.
He was driven home.
The words are often misunderstood.
Your answers might be shared with the council.
The bus stop was built last year.
The group is run by parents.
Three people were arrested.
The club was shut down.
The rules have not been written yet.
We were never consulted.
Help is needed in the kitchen.
The report has been put online.
Your data is deleted after a month.
They were taught how to stay calm.
The match was ended by the coordinator.
The poster was drawn by Amy.
The tickets were sold in a day.
Is it paid for by the school?
The story was told by his mother.
The wall got painted.
The lights are fixed by the landlord.
The vote was closed by the chair.
"""
ACTIVE = """
We will tell you by Friday.
You can stop at any time.
She is worried about her brother.
I am tired.
They are married.
He was interested in football.
The shop is closed on Sunday.
We are ready.
Is she your friend?
It is a red door.
There are a hundred people here.
You were right.
We have moved the meeting.
They had asked everyone.
She was reading a book.
We are working with the police.
Nobody is to blame.
It is easy.
The kids are bored.
He is in a bad mood.
My mum was a nurse.
They were scared of the dark.
He was being silly.
I was so excited.
This is what we need.
What is the speed limit?
It was good indeed.
She has finished her course.
They left home.
The team is based in Leicester.
You are not stuck.
Who was the winner?
It is not always fun.
The seats are limited.
We were friends.
That is a gifted girl.
She's done her homework.
Are you stressed?
There is a shed behind it.
It was an advanced class.
"""


def hits(text: str) -> int:
    return sum(bool(passive_in(words(line))) for line in text.strip().splitlines())


def test_finds_the_passive_as_often_as_the_docs_say() -> None:
    right, wrong = hits(PASSIVE), hits(ACTIVE)
    told = re.search(r"(\d+) of 40 passive .* (\d+) of 40 others", DOCS.read_text())
    assert told is not None
    assert (right, wrong) == (int(told[1]), int(told[2]))


def test_says_which_words() -> None:
    assert passive_in(words("You will not be fully told.")) == "be fully told"
    assert passive_in(words("We tell you.")) == ""
