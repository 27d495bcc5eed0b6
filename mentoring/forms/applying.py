"""What people fill in on the way to becoming a mentor."""

from typing import Any

from django import forms

from community.people.plain_forms import OnceForm, PlainForm, choice, day, line, words
from mentoring.actions.applying import Contact, Referee
from mentoring.forms.profile import ProfileFields
from mentoring.rules.applying import REFERENCES

REACH = "Give us an e-mail address or a telephone number, so that we can answer you."


class InterestForm(OnceForm):
    name = line("What is your name?", needed="Tell us your name.", max_length=80)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="We send you a link to apply.",
        error_messages={"invalid": "This does not look right. Write it like name@example.org."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = line("Or a telephone number", max_length=30, help_text="Then we ring you.")
    why = words("Why would you like to be a mentor?", rows=3, help_text="One line is enough.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("email") and not cleaned.get("phone") and "email" not in self.errors:
            self.add_error("email", REACH)
        return cleaned

    def contact(self) -> Contact:
        names = ("name", "email", "phone", "why")
        return Contact(**{name: self.cleaned_data[name] for name in names})


class RefereeFields(PlainForm):
    """Fields of somebody who is asked about them, under a name of their own."""

    def referee(self, place: int) -> Referee:
        names = ("name", "email", "phone", "knows")
        return Referee(**{one: self.cleaned_data[f"referee_{place}_{one}"] for one in names})


def _referee_fields(place: int) -> dict[str, forms.Field]:
    who = ("First", "Second")[place - 1]
    return {
        f"referee_{place}_name": line(
            f"{who} person: their name", needed="Name somebody who knows you.", max_length=80
        ),
        f"referee_{place}_knows": line(
            "How do they know you?",
            needed="Say in a few words how they know you.",
            help_text="Not somebody in your family. One of the two from work, a club or a faith "
            "group if you can.",
        ),
        f"referee_{place}_email": forms.EmailField(
            label="Their e-mail address",
            required=False,
            error_messages={"invalid": "This does not look right. Write it like name@example.org."},
        ),
        f"referee_{place}_phone": line("Or their telephone number", max_length=30),
    }


class ApplicationForm(ProfileFields, RefereeFields):
    """Words that are sealed, what is laid beside young people's wishes, and two who vouch."""

    SEALED = ("why", "worked_with", "disclosed")

    why = words("Why would you like to be a mentor?", needed="Write a few words about why.", rows=4)
    worked_with = words(
        "What time have you spent with young people?",
        rows=4,
        help_text="At work, at home, in a club, on your street. All of it counts.",
    )
    disclosed = words(
        "Is there anything about you that we should know and talk about?",
        rows=4,
        help_text="A conviction, or something that a check would show. It does not rule you out: "
        "many good mentors have a past. Somebody talks with you, and writes down why "
        "they decide what they decide. Leave it empty if there is nothing.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, REFERENCES + 1):
            self.fields.update(_referee_fields(place))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for place in range(1, REFERENCES + 1):
            reached = cleaned.get(f"referee_{place}_email") or cleaned.get(f"referee_{place}_phone")
            if not reached and f"referee_{place}_email" not in self.errors:
                self.add_error(f"referee_{place}_email", "Say where we can reach them.")
        return cleaned

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.SEALED}

    def referees(self) -> list[Referee]:
        return [self.referee(place) for place in range(1, REFERENCES + 1)]


class RefereeForm(RefereeFields):
    """Somebody else, instead of one who does not answer."""

    def __init__(self, *args: Any, place: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        self.fields.update(_referee_fields(place))

    def chosen(self) -> Referee:
        return self.referee(self.place)


class VouchForm(PlainForm):
    """What somebody says who knows an applicant."""

    knows = line("How do you know them, and for how long?", needed="Say how you know them.")
    strengths = words(
        "What are they good at with young people?", needed="Write a few words.", rows=4
    )
    worries = words(
        "Is there anything that would worry you, if they met a young person alone?",
        rows=4,
        help_text="Leave it empty if there is nothing. Only those who decide read it.",
    )
    would = choice(
        "Would you trust them with a young person of your own family?",
        [("yes", "Yes"), ("unsure", "I am not sure"), ("no", "No")],
        needed="Choose one of the three.",
    )


class TalkForm(PlainForm):
    on = day("When did you talk?", needed="Give the day.")
    notes = words("What matters from the talk", needed="Write what matters.", rows=6)


class DeclineForm(PlainForm):
    why = words(
        "Why are they not taken on?",
        needed="Write down why. They may ask to hear it.",
        rows=4,
        help_text="They are told that it is a no, and that they can talk to you about it.",
    )
