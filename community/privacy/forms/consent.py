"""Saying yes to one thing."""

from typing import Any

from community.people.models import User
from community.people.plain_forms import OnceForm, choice
from community.privacy.rules.consent import possible_bands
from community.privacy.states import ConsentBand


class ConsentForm(OnceForm):
    band = choice("How old are you?", ConsentBand.choices, needed="Choose your age.")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bands = possible_bands(person)
        self.fields["band"].choices = [(one.value, one.label) for one in bands]  # type: ignore[attr-defined]  # a choice field
        if len(bands) == 1:
            self.fields["band"].initial = bands[0].value
