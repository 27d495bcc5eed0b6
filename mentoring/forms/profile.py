"""What is laid beside a young person's wishes: asked of applicants, changed by mentors."""

from typing import Any

from django import forms

from community.people.plain_forms import PlainForm, words
from mentoring.models.mentors import OLDEST, YOUNGEST
from mentoring.rules.availability import MOST
from mentoring.vocabulary import (
    LANGUAGES,
    SLOTS,
    TRAVEL,
    District,
    Experience,
    Gender,
    Interest,
    Level,
    Need,
)

AGES = [(age, str(age)) for age in range(YOUNGEST, OLDEST + 1)]


def several(label: str, choices: Any, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=more.pop("required", False),
        widget=forms.CheckboxSelectMultiple,
        **more,
    )


def number(label: str, choices: Any, **more: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, **more)


class ProfileFields(PlainForm):
    """``profile()`` answers fields of `Mentor`."""

    called = forms.CharField(
        label="What should young people call you?",
        max_length=40,
        help_text="Your first name is enough.",
        error_messages={"required": "Give a name that young people can call you."},
    )
    about = words(
        "A few words about you, for young people",
        rows=3,
        max_length=800,
        help_text="What you like, where you come from, what you are good at. They read this when "
        "they choose.",
    )
    gender = forms.ChoiceField(
        label="Your gender",
        choices=Gender.choices,
        required=False,
        help_text="Some young people ask for a woman or a man.",
    )
    district = forms.ChoiceField(
        label="Where could you meet most easily?",
        choices=[("", "Choose a place"), *District.choices],
        error_messages={"required": "Choose a place."},
    )
    travel = number("How far would you travel?", TRAVEL, initial=30)
    speaks = several(
        "Which languages do you speak with ease?",
        LANGUAGES,
        required=True,
        initial=["en"],
        error_messages={"required": "Choose at least one language."},
    )
    speaks_some = several("And which well enough to talk?", LANGUAGES)
    times = several(
        "When could you meet?",
        SLOTS,
        required=True,
        error_messages={"required": "Choose at least one time."},
    )
    interests = several("What do you like?", Interest.choices)
    experience = several(
        "What do you know from your own life?",
        Experience.choices,
        help_text="Only if you want to say. It counts only where a young person asks for it.",
    )
    meets = several("What can you make possible when you meet?", Need.choices)
    youngest = number("The youngest you would like to meet", AGES, initial=15)
    oldest = number("The oldest", AGES, initial=OLDEST)
    capacity = number(
        "How many young people at once?", [(n, str(n)) for n in range(1, MOST + 1)], initial=1
    )

    PLAIN = (
        "called",
        "about",
        "gender",
        "district",
        "travel",
        "times",
        "interests",
        "experience",
        "meets",
        "youngest",
        "oldest",
        "capacity",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("youngest", 0) > cleaned.get("oldest", OLDEST):
            self.add_error("oldest", "The oldest is younger than the youngest. Swap them.")
        return cleaned

    def profile(self) -> dict[str, Any]:
        some = dict.fromkeys(self.cleaned_data["speaks_some"], int(Level.ENOUGH))
        ease = dict.fromkeys(self.cleaned_data["speaks"], int(Level.WITH_EASE))
        return {
            **{name: self.cleaned_data[name] for name in self.PLAIN},
            "languages": some | ease,
        }


class ProfileForm(ProfileFields):
    """A mentor changes what they said; it starts from what stands."""

    def __init__(self, data: Any = None, *, mentor: Any) -> None:
        with_ease = [code for code, level in mentor.languages.items() if level > Level.ENOUGH]
        initial = {name: getattr(mentor, name) for name in self.PLAIN}
        initial["speaks"] = with_ease
        initial["speaks_some"] = [code for code in mentor.languages if code not in with_ease]
        super().__init__(data, initial=initial)
