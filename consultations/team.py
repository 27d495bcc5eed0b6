"""Whom comms can name on a consultation: people who hold the role already, and nobody else."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.forms import WagtailAdminPageForm

WHO_GIVES_ROLES = "Somebody is missing? An administrator gives the role, under Settings → Users."
# Field and group. By name: models below this one are loaded before the table of roles.
TEAM = {"leads": "Consultation lead", "analysts": "Analyst"}


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Active people with one role, as checkboxes: 'Sam (Consultation lead)'."""

    def __init__(self, *, role: str, **more: Any) -> None:
        self.role = role
        found = get_user_model().objects.filter(is_active=True, groups__name=role)
        super().__init__(
            found.order_by("preferred_name", "username"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **more,
        )

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_full_name()} ({self.role})"


class ConsultationForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, role in TEAM.items():
            if given := self.fields.get(name):
                says = f"{given.help_text} {WHO_GIVES_ROLES}"
                self.fields[name] = PeopleField(role=role, label=given.label, help_text=says)
