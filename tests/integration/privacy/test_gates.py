"""Nothing that collects answers is published before its gates are settled."""

from datetime import date

import pytest

from community.privacy import gates
from community.privacy.demo import record_defaults
from community.privacy.gates import QUESTIONS
from community.privacy.models import PublishingDefaults
from community.privacy.states import LawfulBasis
from tests.factories.safeguarding import make_rota

pytestmark = pytest.mark.django_db


class Item(gates.PublishGates):
    """Something to publish, never stored."""

    words = True

    class Meta:
        app_label = "privacy"
        managed = False

    def collects_free_text(self) -> bool:
        return self.words


def test_everything_is_missing_at_first() -> None:
    *own, rota = gates.missing_gates(Item())
    assert own == list(QUESTIONS.values())
    assert rota.startswith("Nobody is on the reading rota")


def test_without_free_text_nobody_need_be_there_to_read() -> None:
    item = Item()
    item.words = False
    missing = gates.missing_gates(item)
    assert len(missing) == len(QUESTIONS) - 1
    assert not any("reads" in sentence for sentence in missing)


def test_the_sites_defaults_fill_in() -> None:
    record_defaults()
    make_rota()
    assert gates.missing_gates(Item()) == []
    settled = gates.effective(Item())
    assert settled.reader_name == "The participation lead"
    assert settled.lawful_basis_label.startswith("Public task")


def test_ones_own_answers_come_first() -> None:
    record_defaults()
    item = Item(reader_name="The youth worker", lawful_basis=LawfulBasis.CONSENT, outcome_weeks=4)
    settled = gates.effective(item)
    assert (settled.reader_name, settled.outcome_weeks) == ("The youth worker", 4)
    assert settled.lawful_basis == "consent"
    assert settled.dpia_signed_on == date(2026, 1, 5)


def test_recording_the_defaults_again_keeps_what_somebody_set() -> None:
    site = record_defaults()
    site.reader_name = "Our reader"
    site.save()
    assert record_defaults().reader_name == "Our reader"
    assert PublishingDefaults.objects.get().reader_name == gates.defaults().reader_name
    make_rota()
    assert gates.missing_gates(gates.defaults()) == []
