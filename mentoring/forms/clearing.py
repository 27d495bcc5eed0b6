"""What a coordinator or supervisor records about a mentor."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from community.people.plain_forms import OnceForm, PlainForm, choice, day, line, words
from mentoring.actions.clearing import Checked
from mentoring.rules.clearing import why_not_check
from mentoring.states import CheckLevel, CheckResult, Course, PauseReason

AHEAD = "This day is still to come."


def not_ahead(found: date) -> date:
    if found > timezone.localdate():
        raise forms.ValidationError(AHEAD)
    return found


class CheckForm(OnceForm):
    role = line(
        "What do they do that needs a check?",
        needed="Write what they do, like: mentor of under-18s, meets alone.",
        max_length=100,
    )
    level = choice("Which level was it?", CheckLevel.choices, needed="Choose the level.")
    reason = line(
        "Why may this level be asked for?",
        needed="Write why, like: meets the same children every week.",
    )
    done_on = day("When was it done?", needed="Give the day on the certificate.")
    due_on = day("When is the next one due?", needed="Give the day.")
    result = choice(
        "What did it bring?",
        CheckResult.choices,
        needed="Choose one of the two.",
        help_text="Never write down what stands in it, or its number.",
    )

    def clean_done_on(self) -> date:
        return not_ahead(self.cleaned_data["done_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        done, due = cleaned.get("done_on"), cleaned.get("due_on")
        if done and due and due <= done:
            self.add_error("due_on", "The next one comes after this one.")
        if why := why_not_check(cleaned.get("role", ""), cleaned.get("reason", "")):
            self.add_error("role", why)
        return cleaned

    def checked(self) -> Checked:
        names = ("role", "level", "reason", "done_on", "due_on", "result")
        return Checked(**{name: self.cleaned_data[name] for name in names})


class DecisionForm(PlainForm):
    may_go_on = choice(
        "May they go on?", [("yes", "Yes"), ("no", "No")], needed="Choose one of the two."
    )
    why = words(
        "Why?",
        needed="Write down why: it is kept with your name.",
        rows=5,
        help_text="How long ago, how serious, what has happened since, what they say themselves, "
        "and what keeps young people safe.",
    )


class TrainingForm(PlainForm):
    course = choice("Which course?", Course.choices, needed="Choose a course.")
    done_on = day("When was it?", needed="Give the day.")

    def clean_done_on(self) -> date:
        return not_ahead(self.cleaned_data["done_on"])


class SupervisionForm(OnceForm):
    held_on = day("When did you talk?", needed="Give the day.")
    progress = words("How are their young people getting on?", needed="Write a few words.", rows=5)
    wellbeing = words("How is the mentor themselves?", needed="Write a few words.", rows=3)

    def clean_held_on(self) -> date:
        return not_ahead(self.cleaned_data["held_on"])


class PauseForm(PlainForm):
    reason = choice("Why?", PauseReason.choices, needed="Choose one of the two.")


class HolidayForm(PlainForm):
    first = day("First day away", needed="Give the first day.")
    last = day("Last day away", needed="Give the last day.")
