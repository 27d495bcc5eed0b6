"""What people notices: sign-ins and sign-outs, new second factors, roles given and taken."""

from typing import Any

import structlog
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import m2m_changed

from community.people import role_alerts, second_factor, sessions
from community.people.models import User

log = structlog.get_logger("people")


def roles_changed(
    action: str, instance: User | Group, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Every change of roles leaves a line in the log, by numbers only."""
    if action not in {"post_add", "post_remove", "post_clear"}:
        return
    if isinstance(instance, User):
        instance.__dict__.pop("_roles", None)
    log.info(
        "roles changed",
        action=action.removeprefix("post_"),
        of=instance._meta.label_lower,
        id=instance.pk,
        others=sorted(pk_set or ()),
    )


def connect() -> None:
    user_logged_in.connect(sessions.start, dispatch_uid="people.start")
    user_logged_out.connect(sessions.mark_ended, dispatch_uid="people.mark_ended")
    authenticator_added.connect(second_factor.count_setting_up, dispatch_uid="people.factor")
    m2m_changed.connect(
        roles_changed, sender=User.groups.through, dispatch_uid="people.roles_changed"
    )
    role_alerts.connect()
