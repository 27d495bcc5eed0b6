"""Asking for a mentor. Each way asks only what it needs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from community.people.plain_forms import OnceForm, PlainForm, choice, day, line, words
from mentoring.actions.referring import Asking
from mentoring.forms.profile import number, several
from mentoring.rules.consent import why_not_age
from mentoring.states import ReferralRoute, Urgency
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

BAD_ADDRESS = {"invalid": "This does not look right. Write it like name@example.org."}


def address(label: str, *, needed: str = "", **more: Any) -> forms.EmailField:
    errors = BAD_ADDRESS | ({"required": needed} if needed else {})
    return forms.EmailField(label=label, required=bool(needed), error_messages=errors, **more)


class BornForm(OnceForm):
    born = day("When were you born?", needed="Give the day, so that we know who has to say yes.")

    def clean_born(self) -> date:
        born: date = self.cleaned_data["born"]
        if why := why_not_age(born, timezone.localdate()):
            raise forms.ValidationError(why)
        return born


class SelfForm(BornForm):
    """A young person for themselves."""

    called = line("What should we call you?", needed="Give any name you like.", max_length=40)
    email = address(
        "E-mail address", help_text="We send you a link to your own page. You can leave it out."
    )
    reach = line(
        "Or another way to reach you, and when it is safe",
        help_text="For example: text 07700 900000 after 4, do not say what it is about.",
    )
    field_order = ("called", "born", "email", "reach")

    def asking(self) -> Asking:
        names = ("called", "born", "email", "reach")
        given = {name: self.cleaned_data[name] for name in names}
        return Asking(route=ReferralRoute.SELF, **given)


class ForSomebodyForm(BornForm):
    """Of the family, or from a school or a service."""

    who = line("What is your name?", needed="Tell us your name.", max_length=80)
    relation = line("Who are you to them?", needed="Say who you are to them.", max_length=80)
    who_email = address("Your e-mail address", needed="Tell us where we can answer you.")
    called = line(
        "What is the young person called?", needed="Give their first name.", max_length=40
    )
    email = address(
        "Their e-mail address, if they agree",
        help_text="They get a link to a page of their own. Without it we ring you.",
    )
    reach = line("How is it safe to reach them?")
    why = words("Why do you think of a mentor?", rows=4, help_text="In a few words.")
    knows = forms.BooleanField(
        label="They know that I ask, and they want it",
        error_messages={"required": "Talk with them first. It is theirs to decide."},
    )
    field_order: Sequence[str] = (
        *("who", "relation", "who_email", "called", "born", "email", "reach", "why"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["born"].label = "When were they born?"

    def asking(self, route: ReferralRoute) -> Asking:
        names = ("who", "relation", "who_email", "called", "born", "email", "reach", "why")
        return Asking(route=route, **{name: self.cleaned_data[name] for name in names})


class WorkerForm(ForSomebodyForm):
    """A school or a service."""

    route = choice(
        "Where do you work?",
        [
            (ReferralRoute.SCHOOL.value, "At a school or college"),
            (ReferralRoute.SERVICE.value, "At a service or a club"),
        ],
        needed="Choose one of the two.",
    )
    field_order = ("route", *ForSomebodyForm.field_order)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relation"].label = "Your job, and where"


class WishesForm(PlainForm):
    """What a young person wishes. Everything may be left out but a language, a place and a time."""

    PLAIN = (
        "gender",
        "wanted_genders",
        "district",
        "travel",
        "times",
        "interests",
        "asked",
        "needs",
    )
    SEALED = ("wishes", "safe")

    wishes = words(
        "Who would be good for you?",
        rows=3,
        help_text="In your own words. Like: someone who knows about music. Not from my street.",
    )
    interests = several("What do you like?", Interest.choices)
    asked = several(
        "Should they know one of these from their own life?",
        Experience.choices,
        help_text="Only if you want that.",
    )
    wanted_genders = several(
        "Would you rather meet",
        [one for one in Gender.choices if one[0]],
        help_text="Leave it empty if you do not mind.",
    )
    gender = forms.ChoiceField(label="Your gender", choices=Gender.choices, required=False)
    speaks = several(
        "Which languages do you like to talk in?",
        LANGUAGES,
        required=True,
        initial=["en"],
        error_messages={"required": "Choose at least one language."},
    )
    district = forms.ChoiceField(
        label="Where would you meet?",
        choices=[("", "Choose a place"), *District.choices],
        error_messages={"required": "Choose a place."},
    )
    travel = number("How far would you go?", TRAVEL, initial=15)
    times = several(
        "When would be good?",
        SLOTS,
        required=True,
        error_messages={"required": "Choose at least one time."},
    )
    needs = several("What do you need when you meet?", Need.choices)
    safe = words(
        "Where do you feel safe to meet? Where not?",
        rows=2,
        help_text="Only the coordinators read this.",
    )

    def __init__(self, data: Any = None, *, young: Any, kept: dict[str, Any]) -> None:
        initial = {name: getattr(young, name) for name in self.PLAIN}
        initial |= {name: kept.get(name, "") for name in self.SEALED}
        initial["speaks"] = list(young.languages) or ["en"]
        super().__init__(data, initial=initial)

    def profile(self) -> dict[str, Any]:
        spoken = dict.fromkeys(self.cleaned_data["speaks"], int(Level.WITH_EASE))
        return {**{name: self.cleaned_data[name] for name in self.PLAIN}, "languages": spoken}

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.SEALED}


class GuardianAskForm(OnceForm):
    email = address("The e-mail address of a parent or carer", needed="Give their e-mail address.")


class GuardianForm(PlainForm):
    name = line("Your name", needed="Tell us your name.", max_length=80)
    relation = line("Who are you to them?", needed="Say who you are to them.", max_length=80)
    yes = choice(
        "May they have a mentor?",
        [("yes", "Yes"), ("no", "No")],
        needed="Choose one of the two.",
    )


class JudgeForm(PlainForm):
    why = words(
        "How do you know that they can decide this themselves?",
        needed="Write down why: it is kept with your name.",
        rows=5,
        help_text="What they understand about having a mentor, what could go wrong, and why a "
        "parent or carer is not asked.",
    )


class UrgencyForm(PlainForm):
    urgency = forms.TypedChoiceField(
        label="How pressing is it?", choices=Urgency.choices, coerce=int, widget=forms.RadioSelect
    )
