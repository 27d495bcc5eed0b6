"""Accounts and roles inside the editor: administrators alone, and forms that fit our user."""

from typing import Any

from django import forms
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import UserViewSet

from community.people.models import User

FIELDS = ("username", "email", "preferred_name", "is_superuser", "groups")


class AdministratorsOnly(ModelPermissionPolicy):
    """No group can be given this: who may hand out roles could hand out every role."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return user.is_active and user.is_superuser

    def user_has_any_permission(self, user: User, actions: Any) -> bool:
        return user.is_active and user.is_superuser


class _OurFields(forms.Form):
    first_name = None
    last_name = None
    email = forms.EmailField(required=False, label="E-mail address")
    preferred_name = forms.CharField(
        required=False, max_length=80, label="Name they go by", help_text="In any script."
    )


class PersonCreationForm(_OurFields, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = FIELDS


class PersonEditForm(_OurFields, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = (*FIELDS, "is_active")


class PersonViewSet(UserViewSet):
    @property
    def permission_policy(self) -> AdministratorsOnly:
        return AdministratorsOnly(self.model)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        return PersonEditForm if for_update else PersonCreationForm


class RoleViewSet(GroupViewSet):
    @property
    def permission_policy(self) -> AdministratorsOnly:
        return AdministratorsOnly(self.model)
