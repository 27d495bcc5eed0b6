"""Where allauth asks us: who may sign up as what, where signing in leads, and what e-mails say."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import Group
from django.http import HttpRequest

from community.people.models import User
from community.people.roles import SELF_ASSIGNED, may_use_editor, workspace


def at_our_address(url: str) -> str:
    """The same path at ``SITE_URL``: a request's Host header never gets into an e-mail."""
    site, found = urlsplit(settings.SITE_URL), urlsplit(url)
    ours: str = urlunsplit((site.scheme, site.netloc, found.path, found.query, found.fragment))
    return ours


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGNUP_OPEN)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        person: User = super().save_user(request, user, form, commit=commit)
        # Who comes through their organisation is staff somewhere: an administrator says as what.
        if commit and not hasattr(form, "sociallogin"):
            names = [role.value for role in SELF_ASSIGNED]
            person.groups.add(*Group.objects.filter(name__in=names))
        return person

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        home = workspace(request.user)
        return "/my/" if home == "/cms/" and not may_use_editor(request.user) else home

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Links lead to our own address, and the mail is signed with our own name."""
        links = {
            name: at_our_address(url) for name, url in context.items() if name.endswith("_url")
        }
        site = {"name": settings.WAGTAIL_SITE_NAME, "domain": urlsplit(settings.SITE_URL).netloc}
        message = self.render_mail(
            template_prefix, email, {"email": email, **context, **links, "current_site": site}
        )
        message.send()
