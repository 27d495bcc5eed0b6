"""What an invitation opens, and where administrators make and take back invitations (editor)."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from community.people import invitations
from community.people.access import button_only, person_of, role_required, sign_in_required
from community.people.forms import InvitationForm, TakeOnForm, posted
from community.people.invitations import Refused
from community.people.models import Invitation
from community.people.roles import Role, workspace

BACKEND = "django.contrib.auth.backends.ModelBackend"
administrators_only = role_required(Role.ADMINISTRATOR)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Opening it uses nothing up. Who has no account makes one here."""
    found = invitations.look_at(token)
    form = TakeOnForm(posted(request))
    if found is None or request.user.is_authenticated or not form.is_valid():
        context = {"invitation": found, "form": form, "token": token}
        status = 410 if found is None else 422 if form.errors else 200
        return render(request, "people/invitation.html", context, status=status)
    try:
        person = invitations.take_on(token, new=form.save(commit=False))
    except Refused as refused:
        form.add_error("username", str(refused))
        context = {"invitation": found, "form": form, "token": token}
        return render(request, "people/invitation.html", context, status=422)
    login(request, person, backend=BACKEND)
    messages.success(request, "Welcome. Your account is made.")
    return redirect(workspace(person))


@never_cache
@button_only(on="people:settings")
@sign_in_required
def with_mine(request: HttpRequest, token: str) -> HttpResponseBase:
    """Whoever is signed in takes the roles on with that account."""
    try:
        person = invitations.take_on(token, person=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("/my/")
    messages.success(request, "Done. What you can do now stands here.")
    return redirect(workspace(person))


@never_cache
@administrators_only
@require_http_methods(["GET", "POST"])
def invitation_list(request: HttpRequest) -> HttpResponseBase:
    form = InvitationForm(posted(request))
    if form.is_valid():
        data = form.cleaned_data
        roles = [Role(one) for one in data["roles"]]
        made = invitations.invite(
            roles, by=person_of(request), email=data["email"], key=data["key"]
        )
        if not made.email:
            return _printed(request, made)
        messages.success(request, "The invitation is on its way.")
        return redirect("people_invitations")
    context = {"form": form, "invitations": Invitation.objects.all()[:100]}
    return render(request, "people/invitation_list.html", context, status=_status(form))


def _status(form: InvitationForm) -> int:
    return 422 if form.errors else 200


def _printed(request: HttpRequest, made: Invitation) -> HttpResponse:
    """The link is shown once, as the answer to a button: only its hash is kept."""
    path = invitations.print_link(made) if made.is_waiting else ""
    context = {"invitation": made, "address": f"{settings.SITE_URL}{path}" if path else ""}
    return render(request, "people/invitation_print.html", context)


@never_cache
@administrators_only
@require_http_methods(["GET", "POST"])
def invitation_print(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Another link, for whoever has lost the first one."""
    found = get_object_or_404(Invitation, pk=pk)
    if request.method != "POST":
        context = {"invitation": found, "address": ""}
        return render(request, "people/invitation_print.html", context)
    if not found.is_waiting:
        raise Http404
    return _printed(request, found)


@never_cache
@administrators_only
@require_POST
def invitation_revoke(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    invitations.revoke(get_object_or_404(Invitation, pk=pk), by=person_of(request))
    messages.success(request, "Taken back: the link works no more.")
    return redirect("people_invitations")
