"""Accounts and roles inside the editor: administrators alone, and forms that fit our user."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.views.generic.detail import SingleObjectMixin
from django.views.generic.edit import FormMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions.delete import DeleteBulkAction
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from community.people.accounts import close_account
from community.people.models import User
from community.people.roles import Role, has_role

FIELDS = ("username", "email", "preferred_name", "is_superuser", "groups")


class AdministratorsOnly(ModelPermissionPolicy):
    """The role decides, and no tick in a group: who hands out roles could hand out every role."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return has_role(user, Role.ADMINISTRATOR)

    def user_has_any_permission(self, user: User, actions: Any) -> bool:
        return has_role(user, Role.ADMINISTRATOR)


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


class _SuperusersAlone(FormMixin[forms.ModelForm[User]]):
    """What an administrator by role cannot give: it stands there, but cannot be ticked."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class _NobodyAbove(SingleObjectMixin[User]):
    """The account of a superuser is a superuser's to change: a new password would be a way in."""

    request: HttpRequest

    def get_object(self, *args: Any, **kwargs: Any) -> User:
        found: User = super().get_object(*args, **kwargs)
        if found.is_superuser and not self.request.user.is_superuser:
            raise Http404
        return found


class PersonCreateView(_SuperusersAlone, CreateView):
    pass


class PersonEditView(_NobodyAbove, _SuperusersAlone, EditView):
    pass


class PersonDeleteView(_NobodyAbove, DeleteView):
    """Closes the account: what somebody wrote down about others keeps pointing at a row."""

    def delete_action(self) -> None:
        close_account(self.object)


class CloseAccounts(DeleteBulkAction):
    @classmethod
    def execute_action(
        cls, objects: Sequence[User], model: type[User] | None = None, **kwargs: Any
    ) -> tuple[int, int]:
        for person in objects:
            close_account(person)
        return len(objects), 0


class PersonViewSet(UserViewSet):
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    delete_view_class = PersonDeleteView

    @property
    def permission_policy(self) -> AdministratorsOnly:
        return AdministratorsOnly(self.model)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        return PersonEditForm if for_update else PersonCreationForm


class RoleViewSet(GroupViewSet):
    @property
    def permission_policy(self) -> AdministratorsOnly:
        return AdministratorsOnly(self.model)
