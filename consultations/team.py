"""Whom comms can name on a consultation: people who hold the role already, and nobody else."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from community.people.models import User
from community.people.roles import Role

WHO_GIVES_ROLES = "Somebody is missing? An administrator gives the role, under Settings → Users."
TEAM = {"leads": Role.CONSULTATION_LEAD, "analysts": Role.ANALYST}


class PeopleField(forms.ModelMultipleChoiceField):
    """Active people with one role, as checkboxes: 'Sam (Consultation lead)'."""

    def __init__(self, *, role: Role, **more: Any) -> None:
        self.role = role
        found = User.objects.filter(is_active=True, groups__name=role.value)
        super().__init__(
            found.order_by("preferred_name", "username"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **more,
        )

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.get_full_name()} ({self.role.label})"


class ConsultationForm(WagtailAdminPageForm):  # type: ignore[misc]  # Wagtail has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, role in TEAM.items():
            if given := self.fields.get(name):
                says = f"{given.help_text} {WHO_GIVES_ROLES}"
                self.fields[name] = PeopleField(role=role, label=given.label, help_text=says)
