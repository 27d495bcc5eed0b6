"""Synthetic responses in bulk: twelve questions, one in ten answers the free text."""

import hashlib
import random
import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.crypto import envelope
from community.crypto.models import DataKey
from community.privacy.demo import record_defaults
from consultations import storage
from consultations.actions import publishing, tallying
from consultations.actions.pages import make_page
from consultations.models import Questionnaire, Response
from consultations.questionnaire.schema import Bin, Option, Question, Schema
from consultations.states import Channel, ResponseState

BATCH = 2000
MOST_ROUNDS = 10_000
SLUG = "volume"
CHOICES = tuple(Option(value=f"o{n}", label=f"Choice {n}") for n in range(1, 7))
QUESTIONS = (
    *(
        Question(key=f"choice_{n}", type="single_choice", label=f"Choice {n}", options=CHOICES)
        for n in range(1, 7)
    ),
    Question(key="several", type="multiple_choice", label="Several", options=CHOICES),
    Question(key="scale", type="scale", label="Scale", options=CHOICES[:5]),
    Question(
        key="number",
        type="number",
        label="Number",
        whole=True,
        bins=tuple(
            Bin(value=f"{low}-{low + 20}", label=f"{low} to {low + 19}", low=low, high=low + 20)
            for low in range(0, 100, 20)
        ),
    ),
    Question(key="matrix", type="matrix", label="Matrix", rows=CHOICES[:3], options=CHOICES[:3]),
    Question(key="order", type="ranking", label="Order", options=CHOICES[:4]),
    Question(key="words", type="long_text", label="In your own words"),
)
SCHEMA = Schema(QUESTIONS)


def make(number: int, seed: int) -> str:
    """Add ``number`` sent responses to the consultation 'volume', counted and closed."""
    questionnaire = _questionnaire()
    chance = _unused_chance(questionnaire, seed)
    for start in range(0, number, BATCH):
        _store(questionnaire, chance, min(BATCH, number - start))
    tallying.tally(questionnaire)
    return f"/consultations/{SLUG}/: {number:,} responses more"


def _unused_chance(questionnaire: Questionnaire, seed: int) -> random.Random:
    """The same seed again makes more responses, not the same ones."""
    for round_ in range(MOST_ROUNDS):
        chance = random.Random(f"{seed}:{round_}")  # noqa: S311  # synthetic data
        first = _response(questionnaire, chance)
        if not Response.objects.filter(pk=first.pk).exists():
            return random.Random(f"{seed}:{round_}")  # noqa: S311  # from its beginning
    raise ValueError("this seed has been used too often")


def _questionnaire() -> Questionnaire:
    found = Questionnaire.objects.filter(slug=SLUG).select_related("version").first()
    if found is not None:
        return found
    record_defaults()
    now = timezone.now()
    page = make_page(title="Volume", slug=SLUG, closes_at=now, live=True)
    return publishing.sync(page, SCHEMA)


@transaction.atomic
def _store(questionnaire: Questionnaire, chance: random.Random, number: int) -> None:
    rows = []
    keys: list[DataKey] = []
    responses = []
    for _ in range(number):
        response = _response(questionnaire, chance)
        values = _values(chance)
        key = None
        if "words" in values:
            key = envelope.new_key(response.subject)
            keys.append(key)
        responses.append(response)
        rows += storage.make_rows(response.pk, SCHEMA, values, key)
    Response.objects.bulk_create(responses)
    DataKey.objects.bulk_create(keys)
    storage.insert_rows(rows)


def _uuid(chance: random.Random) -> uuid.UUID:
    return uuid.UUID(int=chance.getrandbits(128), version=4)


def _response(questionnaire: Questionnaire, chance: random.Random) -> Response:
    key = _uuid(chance)
    return Response(
        id=_uuid(chance),
        questionnaire_id=questionnaire.pk,
        version_id=questionnaire.wording.pk,
        state=ResponseState.SUBMITTED,
        channel=Channel.IMPORT,
        idempotency_key=key,
        receipt_index=hashlib.sha256(key.bytes).digest(),
        content_digest=key.bytes * 2,
        submitted_on=timezone.localdate(),
    )


def _values(chance: random.Random) -> dict[str, Any]:
    picks = [option.value for option in CHOICES]
    values: dict[str, Any] = {f"choice_{n}": chance.choice(picks) for n in range(1, 7)}
    values["several"] = sorted(chance.sample(picks, chance.randint(1, 3)))
    values["scale"] = chance.choice(picks[:5])
    values["number"] = chance.randrange(100)
    values["matrix"] = {row: chance.choice(picks[:3]) for row in picks[:3]}
    values["order"] = chance.sample(picks[:4], 4)
    if chance.random() < 0.1:
        values["words"] = f"Something somebody might write, number {chance.randrange(10**6)}."
    return values
