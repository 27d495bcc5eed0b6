"""Everything that the apps declare hangs together: templates exist, names are spelt alike."""

import pytest
from django.template.loader import get_template

from community.outbox import channels
from community.registries import Card, Event, Measure, cards, events, measures, sources


@pytest.mark.parametrize("event", list(events), ids=lambda event: event.name)
def test_events_have_their_templates_and_a_channel(event: Event) -> None:
    for ending in ("subject", "message"):
        get_template(f"{event.templates}_{ending}.txt")
    assert event.channels
    assert channels.channels_of(event.name) == event.channels


@pytest.mark.parametrize("card", list(cards), ids=lambda card: card.name)
def test_cards_have_their_template(card: Card) -> None:
    get_template(card.template)


@pytest.mark.parametrize("measure", list(measures), ids=lambda measure: measure.name)
def test_measures_hand_over_querysets_that_nobody_has_read(measure: Measure) -> None:
    assert measure.rows()._result_cache is None


def test_sources_name_who_reads() -> None:
    assert all(source.read_by and source.title for source in sources)
