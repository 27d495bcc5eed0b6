from typing import Any

from django import forms

from community.language.audience import Audience

LONGEST_TEXT = 20_000
CHOICES = [
    (
        each.name,
        f"{each.label}: grade {each.value:g} or easier, a reading age of {int(each.value + 5)}",
    )
    for each in Audience
]


class TextForm(forms.Form):
    """A text to look at. It is not kept."""

    text = forms.CharField(
        label="Your text",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
        error_messages={
            "required": "Paste or type a text first.",
            "max_length": f"This is too long. Take up to {LONGEST_TEXT:,} letters at a time.",
        },
    )
    audience = forms.ChoiceField(
        label="For whom is it?",
        choices=CHOICES,
        widget=forms.RadioSelect,
        initial=Audience.EVERYBODY.name,
    )

    def clean_audience(self) -> Any:
        return Audience[self.cleaned_data["audience"]]
