"""Every address that the site answers to, each with a real thing in its variable parts."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern


class Route(NamedTuple):
    """``name`` with its namespaces; routes without a name are called after their pattern."""

    name: str
    pattern: str

    @property
    def space(self) -> str:
        return self.name.rpartition(":")[0]


# One that fails on purpose.
LEFT_OUT = ("wagtailadmin_error_test",)

# Patterns that are expressions: an example of each.
EXAMPLES = {
    "account_confirm_email": "account/confirm-email/MQ:1abc:def/",
    "account_reset_password_from_key": "account/password/reset/key/1-set-password/",
    "openid_connect_login": "account/oidc/council/login/",
    "openid_connect_callback": "account/oidc/council/login/callback/",
    "wagtail_serve": "",
    "wagtailadmin_password_reset_confirm": "cms/password_reset/confirm/MQ/set-password/",
    "wagtailcore_authenticate_with_password": "_util/authenticate_with_password/1/1/",
    "^cms/login/": "cms/login/",
    "^cms/password_reset/": "cms/password_reset/confirm/MQ/set-password/",
    "^_util/login/": "_util/login/",
    "^_util/authenticate_with_password/": "_util/authenticate_with_password/1/1/",
    "^documents/authenticate_with_password/": "documents/authenticate_with_password/1/",
    "^django-admin/": "django-admin/login/",
    "^admin/": "admin/login/",
    "cms/^.*/$": "cms/nothing/lies/here/",
}

# What stands in ``<pk>`` and the like, by route or by the namespace of a route.
KEYS = {
    "mfa_remove_webauthn": "user",
    "mfa_edit_webauthn": "user",
    "upkeep_try_again": "stuck",
    **dict.fromkeys(("people_invitation_print", "people_invitation_revoke"), "invitation"),
    **dict.fromkeys(("consultations_sign_off", "consultations_sign_off_ask"), "asking_page"),
    "safeguarding:alert": "alert",
    "safeguarding:raise_from_text": "screening",
    "safeguarding:bundle_open": "bundle",
    "safeguarding:reveal": "reveal",
    "safeguarding:reveal_refuse": "reveal",
    "safeguarding:shift_remove": "shift",
    "safeguarding:away_remove": "away",
    "safeguarding:watch_settle": "unusual",
    "safeguarding": "concern",
    "moderation:appeal": "decision",
    "moderation": "item",
    **dict.fromkeys(("privacy:request", "privacy:package", "privacy:deed"), "data_request"),
    # breaches, agreements and holds: what is asked here is the door alone
    "privacy": "nothing",
    "mentoring:drop_holiday": "holiday",
    **dict.fromkeys(
        [f"mentoring:{name}" for name in ("young_person", "page_link", "judge", "urgency")],
        "young",
    ),
    "mentoring:guardian_for": "young",
    "mentoring": "applicant",
    "wagtailadmin_api:pages": "page",
    "wagtailadmin_api:documents": "document",
    "wagtailadmin_api:images": "image",
    "wagtailadmin_collections": "collection",
    "wagtailadmin_workflows:edit_task": "task",
    "wagtailadmin_workflows:disable_task": "task",
    "wagtailadmin_workflows:enable_task": "task",
    "wagtailadmin_workflows": "workflow",
    "wagtailsnippets_cms_priority": "priority",
    "wagtailsnippetchoosers_cms_priority": "priority",
    "wagtailsnippets_cms_preventionlevel": "level",
    "wagtailsnippetchoosers_cms_preventionlevel": "level",
    "wagtailsnippets_privacy_notice": "notice",
    "wagtailsnippetchoosers_privacy_notice": "notice",
    "wagtailsites": "site",
    "wagtailusers_users": "user",
    "wagtailusers_groups": "group",
    "wagtaildocs_chooser": "document",
    "wagtailimages_chooser": "image",
}

# Parts of patterns that are called alike everywhere: a name in the world, or the text itself.
PARTS = {
    **dict.fromkeys(("page_id", "page_to_move_id", "page_pk", "object_id"), "@page"),
    **dict.fromkeys(("parent_page_id", "destination_id"), "@page"),
    **dict.fromkeys(("document_id", "doc_id"), "@document"),
    **dict.fromkeys(("workflow_pk", "workflow_id"), "@workflow"),
    "action": "@action",
    "image_id": "@image",
    "collection_id": "@collection",
    "redirect_id": "@redirect",
    "revision_id": "@revision",
    "session_id": "@session",
    "task_id": "@task",
    "task_state_id": "@task_state",
    "uploaded_file_id": "@upload",
    "workflow_state_id": "@workflow_state",
    "document_filename": "paper.txt",
    "filter_spec": "width-200",
    "moment": "free-text",
    "number": "1",
    "key": "idea",
    "form": "csv",
    "kind": "note",
    "rest": "name/",
    "content_type_app_name": "site",
    "content_type_model_name": "standardpage",
    "action_name": "approve",
}
# The same, where one route differs.
SPECIAL = {
    ("wagtailadmin_pages:choose_parent", "app_label"): "site",
    ("wagtailadmin_pages:choose_parent", "model_name"): "newspage",
    ("wagtail_bulk_action", "app_label"): "wagtailcore",
    ("wagtail_bulk_action", "model_name"): "page",
    ("wagtail_bulk_action", "action"): "delete",
    ("wagtailadmin_editing_sessions:ping", "app_label"): "wagtailcore",
    ("wagtailadmin_editing_sessions:ping", "model_name"): "page",
    ("wagtailadmin_workflows:add_task", "app_label"): "wagtailcore",
    ("wagtailadmin_workflows:add_task", "model_name"): "groupapprovaltask",
    ("wagtailadmin_tag_model_autocomplete", "app_name"): "taggit",
    ("wagtailadmin_tag_model_autocomplete", "model_name"): "tag",
    ("wagtailsettings:edit", "app_name"): "site",
    ("wagtailsettings:edit", "model_name"): "sitesettings",
    ("wagtailsettings:edit", "pk"): "@settings",
    ("wagtailsettings:preview_on_edit", "app_name"): "site",
    ("wagtailsettings:preview_on_edit", "model_name"): "sitesettings",
    ("wagtailsettings:preview_on_edit", "pk"): "@settings",
    ("wagtailadmin_api:pages:action", "action_name"): "copy",
    ("moderation:assessment_record", "name"): "wall.note",
    ("moderation:switch_on", "name"): "wall.note",
    ("moderation:switch_off", "name"): "wall.note",
    ("safeguarding:deed", "name"): "close",
    ("privacy:deed", "name"): "acknowledge",
    ("privacy:breach_deed", "name"): "decide",
    ("picture", "name"): "@rendition",
    ("device:kiosk_set_up", "token"): "@kiosk_token",
    ("people:invitation", "token"): "nobody-has-this",
    ("mentoring:apply", "token"): "nobody-has-this",
    ("mentoring:change_mind", "token"): "nobody-has-this",
    ("mentoring:vouch", "token"): "nobody-has-this",
    **dict.fromkeys(
        [
            (f"mentoring:{name}", "token")
            for name in (
                "ask_by_link",
                "guardian",
                "young_page",
                "wishes",
                "young_talk",
                "young_yes",
            )
        ],
        "nobody-has-this",
    ),
    ("mentoring:take_back", "token"): "nobody-has-this",
    ("mentoring:ask_guardian", "token"): "nobody-has-this",
    ("mentoring:stop", "token"): "nobody-has-this",
    ("mentoring:look_again", "check"): "@mentor_check",
    ("mentoring:decide", "decision"): "@risk_decision",
    ("mentoring:reference", "place"): "1",
    ("mentoring:referee", "place"): "1",
    ("people:invitation_mine", "token"): "nobody-has-this",
    ("site:priority", "slug"): "@priority.slug",
    ("wagtailadmin_pages:revisions_compare", "0"): "@page",
}
# Below a consultation, what each number is the number of.
OF_CONSULTATION = {
    "response_detail": "response",
    "worry": "response",
    "theme_edit": "theme",
    "theme_remove": "theme",
    "outcome_edit": "theme",
    "commitment_add": "outcome",
    "commitment_settle": "commitment",
    "outcome_stop": "request",
    "kiosk_link": "kiosk",
    "kiosk_stop": "kiosk",
    "sign_off": "asked",
    "sign_off_agree": "asked",
    "sign_off_not_yet": "asked",
}
VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")


def routes() -> list[Route]:
    found = {route for route in _walk(get_resolver().url_patterns) if route.name not in LEFT_OUT}
    return sorted(found)


def _walk(
    patterns: list[URLPattern | URLResolver], prefix: str = "", space: str = ""
) -> Iterator[Route]:
    for one in patterns:
        here = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, here, inner)
        else:
            expression = isinstance(one.pattern, RegexPattern)
            yield Route(space + one.name if one.name else here, _plain(here, expression))


def _plain(pattern: str, expression: bool) -> str:
    # Wagtail's interface includes its addresses below an expression.
    return pattern if expression else pattern.replace("^", "")


def address(route: Route, world: dict[str, Any], consultation: str = "mine") -> str:
    """With what the world holds for its variable parts; raises KeyError for a part unknown here."""
    if route.name == "wagtailadmin_pages:revisions_compare":
        return f"/cms/pages/{world['page']}/revisions/compare/earliest...latest/"
    if route.name in EXAMPLES:
        return "/" + EXAMPLES[route.name]
    return "/" + VARIABLE.sub(
        lambda found: _value(route, found[1], world, consultation), route.pattern
    )


def _value(route: Route, part: str, world: dict[str, Any], consultation: str) -> str:
    if route.space in ("consultations", "api"):
        return _of_consultation(route, part, world[consultation])
    given = SPECIAL.get((route.name, part)) or PARTS.get(part)
    if given is None:
        given = "@" + (KEYS.get(route.name) or KEYS[route.space])
    if not given.startswith("@"):
        return given
    name, _, attribute = given[1:].partition(".")
    value = getattr(world[name], attribute or "pk", world[name])
    return str(value)


def _of_consultation(route: Route, part: str, consultation: Any) -> str:
    if part == "slug":
        return str(consultation.slug)
    if part == "pk":
        return str(getattr(consultation, OF_CONSULTATION[route.name.partition(":")[2]]))
    return PARTS[part]
