"""For comms staff: whose consent ends soon, has ended, or was never recorded."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from wagtail.admin.auth import permission_denied
from wagtail.images.permissions import permission_policy

from community.cms.models import CommunityImage, ShowsPerson

SOON = timedelta(days=30)


def ending_soon() -> "QuerySet[CommunityImage]":
    today = timezone.localdate()
    found: QuerySet[CommunityImage] = CommunityImage.objects.filter(
        shows_person=ShowsPerson.YES, consent_expires_on__range=(today, today + SOON)
    ).order_by("consent_expires_on")
    return found


def not_shown() -> "QuerySet[CommunityImage]":
    """Pictures that readers do not get, because consent has ended or nobody said who is on them."""
    ended = Q(shows_person=ShowsPerson.YES, consent_expires_on__lt=timezone.localdate())
    unsaid = Q(shows_person=ShowsPerson.NOT_SAID)
    found: QuerySet[CommunityImage] = CommunityImage.objects.filter(ended | unsaid)
    return found.order_by("-created_at")


def show(request: HttpRequest) -> HttpResponse:
    if not permission_policy.user_has_permission(request.user, "change"):
        refusal: HttpResponse = permission_denied(request)
        return refusal
    return render(
        request,
        "cms/consent_report.html",
        {"ending": ending_soon(), "stopped": not_shown()[:200]},
    )
