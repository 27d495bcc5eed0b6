"""The few forms of ours; allauth has the rest."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.forms import BaseUserCreationForm
from django.http import HttpRequest, QueryDict

from community.people.languages import READING_LANGUAGES
from community.people.models import AgeBand, User
from community.people.plain_forms import OnceForm
from community.people.role_lines import offered


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: a post without a field is a post all the same."""
    return request.POST if request.method == "POST" else None


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Username or e-mail address"
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SettingsForm(forms.ModelForm[User]):
    preferred_name = forms.CharField(
        label="What should we call you?",
        help_text="Any name you like. Leave it empty to use your username.",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    age_band = forms.ChoiceField(
        label="How old are you?",
        help_text="Only if you want to say. We never ask for your date of birth here.",
        choices=[("", "I would rather not say"), *AgeBand.choices],
        required=False,
    )
    language = forms.ChoiceField(
        label="Which language do you like to read?",
        help_text="You will get it wherever we have it. Everything else is in English.",
        choices=READING_LANGUAGES,
    )

    class Meta:
        model = User
        fields = ("preferred_name", "age_band", "language")


class RoleChoices(forms.CheckboxSelectMultiple):
    template_name = "people/_role_choices.html"


class InvitationForm(OnceForm):
    roles = forms.MultipleChoiceField(
        label="As what?",
        choices=offered,
        widget=RoleChoices,
        error_messages={"required": "Choose at least one role."},
    )
    email = forms.EmailField(
        label="Their e-mail address",
        required=False,
        help_text="For example sam@example.org. They get a link that works once. Leave it empty to "
        "print the link instead.",
        error_messages={"invalid": "Write the whole address, for example sam@example.org."},
    )


class TakeOnForm(BaseUserCreationForm[User]):
    """A new account for somebody who was invited: they choose both, we know neither before."""

    class Meta:
        model = User
        fields = ("username", "preferred_name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {
            "username": "Any name that you can remember. It need not be your real one.",
            "preferred_name": "What should we call you? You may leave it empty.",
            "password2": "The same once more.",
        }
        for name, hint in hints.items():
            self.fields[name].help_text = hint
        self.fields["password2"].label = "Your password again"
