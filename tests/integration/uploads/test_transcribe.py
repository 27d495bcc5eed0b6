"""Somebody listens to a voice note and writes down what is said."""

from collections.abc import Callable

import pytest
from django.db import connection

from community.uploads import actions
from community.uploads.models import Transcript, Upload
from community.uploads.refusals import Refused
from community.uploads.rules import MOST_WORDS
from community.uploads.states import Kind, State
from tests.people import Cast

pytestmark = pytest.mark.django_db

Send = Callable[..., Upload]
WORDS = "canary-words: more light at the bus stop"


def test_the_words_are_sealed_and_the_last_version_counts(send: Send, cast: Cast) -> None:
    upload = send(Kind.VOICE)
    assert actions.words_of(upload) == ""
    actions.transcribe(upload, "a first try", cast.analyst)
    actions.transcribe(upload, f"  {WORDS}\n", by=cast.lead)
    assert actions.words_of(upload) == WORDS
    assert Transcript.objects.get().by == cast.lead
    with connection.cursor() as cursor:
        cursor.execute("SELECT words_sealed FROM uploads_transcript")
        assert b"canary" not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("kind", "state", "words", "code"),
    [
        (Kind.VOICE, State.CLEAN, "  \n", "no-words"),
        (Kind.VOICE, State.CLEAN, "a" * (MOST_WORDS + 1), "too-many-words"),
        (Kind.VOICE, State.QUARANTINED, WORDS, "not-to-transcribe"),
        (Kind.VOICE, State.REFUSED, WORDS, "not-to-transcribe"),
        (Kind.PICTURE, State.CLEAN, WORDS, "not-to-transcribe"),
    ],
)
def test_what_cannot_be_written_down(
    send: Send, cast: Cast, kind: Kind, state: State, words: str, code: str
) -> None:
    upload = send(kind)
    upload.state = state
    with pytest.raises(Refused) as refused:
        actions.transcribe(upload, words, cast.lead)
    assert refused.value.code == code
    assert not Transcript.objects.exists()
