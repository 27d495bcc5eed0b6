"""Who in the cast may open each address, and who may press what stands there.

One row for a route or a family of routes, as in a shell pattern; the first that fits holds. A new
route that no row fits fails `test_routes.py` until somebody has decided who it is for.
"""

from fnmatch import fnmatchcase
from typing import NamedTuple

from tests.integration.wiring.addresses import Route
from tests.people import MEMBERS

SIGNED_OUT = "signed-out"
People = frozenset[str]

NOBODY: People = frozenset()
SIGNED_IN: People = frozenset(MEMBERS)
EVERYBODY: People = SIGNED_IN | {SIGNED_OUT}
ONLY_SIGNED_OUT: People = frozenset({SIGNED_OUT})
EDITORS: People = frozenset({"comms", "admin"})
ADMIN: People = frozenset({"admin"})
LEAD: People = frozenset({"lead"})
TEAM: People = frozenset({"lead", "analyst"})
READERS: People = frozenset({"safeguarding", "safeguarding_two"})
OFFICER: People = frozenset({"dpo"})
INDEPENDENT: People = frozenset({"independent"})
HANDLERS: People = READERS | INDEPENDENT
MODERATORS: People = frozenset({"facilitator", "comms"})
# Who reads what stands on the wall of the tests (tests/wall.py).
ON_THE_WALL: People = MODERATORS | {"young_person", "co_designer"}


class Row(NamedTuple):
    """``opens``: a GET shows them a page. ``presses``: a POST of theirs may change something."""

    routes: str
    opens: People
    presses: People


def row(routes: str, opens: People, presses: People | None = None) -> Row:
    return Row(routes, opens, opens if presses is None else presses)


ACCOUNTS = (
    *(row(name, ONLY_SIGNED_OUT) for name in ("account_login", "account_signup")),
    row("account_request_login_code", ONLY_SIGNED_OUT),
    row("account_reset_password*", EVERYBODY),
    *(row(f"account_{name}", EVERYBODY) for name in ("confirm_email", "inactive")),
    row("account_email_verification_sent", EVERYBODY),
    *(row(f"account_{name}", SIGNED_IN) for name in ("change_password", "email", "logout")),
    row("account_reauthenticate", SIGNED_IN),
    # pages on the way through signing in, and those that a second step must open first
    *(row(name, NOBODY, EVERYBODY) for name in ("account_confirm_login_code", "mfa_*enticate*")),
    row("account_set_password", NOBODY, SIGNED_IN),
    row("mfa_login_webauthn", NOBODY, EVERYBODY),
    *(row(f"mfa_{name}", SIGNED_IN) for name in ("index", "list_webauthn")),
    row("mfa_*", NOBODY, SIGNED_IN),
    row("socialaccount_connections", SIGNED_IN),
    row("socialaccount_login_cancelled", EVERYBODY),
    row("socialaccount_*", NOBODY),
    row("account/social/*", NOBODY),
    row("openid_connect_*", NOBODY),
    # an invitation that nobody has: its page says so, and there is nothing to take on
    row("people:invitation", NOBODY, EVERYBODY),
    row("people:invitation_mine", NOBODY, SIGNED_IN),
    row("people:settings", SIGNED_IN),
    row("people:*", NOBODY, SIGNED_IN),
)
ANSWERING = (
    *(row(f"consultations:{name}", EVERYBODY) for name in ("landing", "results", "promises")),
    *(row(f"consultations:{name}", EVERYBODY) for name in ("check", "single", "step")),
    *(row(f"consultations:outcome_{name}", EVERYBODY) for name in ("ask", "asked", "stop")),
    row("consultations:receipt_find", EVERYBODY),
    row("consultations:receipt_*", NOBODY, EVERYBODY),
    *(row(f"consultations:{name}", NOBODY, EVERYBODY) for name in ("start", "start_again")),
    *(row(f"consultations:{name}", NOBODY, EVERYBODY) for name in ("back", "skip", "later")),
    *(row(f"consultations:{name}", NOBODY, EVERYBODY) for name in ("single_*", "finish*")),
    *(row(f"consultations:{name}", NOBODY, EVERYBODY) for name in ("send", "sent", "talk")),
    row("consultations:outcome_request", NOBODY, EVERYBODY),
)
PANELS: People = frozenset({"youth_panel", "member", "chair", "representative"})
LOOKING_OVER = (
    row("consultations:sign_off_agree", NOBODY, PANELS),
    row("consultations:sign_off*", PANELS),
    row("consultations_sign_off_ask", NOBODY, EDITORS),
    row("consultations_sign_off", EDITORS),
    row("people_invitation_revoke", NOBODY, ADMIN),
    row("people_invitation*", ADMIN),
)
WORKING = (
    *(row(f"consultations:{name}", TEAM) for name in ("work", "work_list", "texts")),
    *(row(f"consultations:{name}", TEAM) for name in ("responses", "response_detail")),
    row("consultations:worry", TEAM),
    row("consultations:kiosks", LEAD),
    *(row(f"consultations:kiosk_{name}", NOBODY, LEAD) for name in ("make", "link", "stop")),
    row("consultations:export", NOBODY, TEAM),
    *(row(f"consultations:{name}", NOBODY, LEAD) for name in ("close", "release")),
    *(row(f"consultations:{name}", NOBODY, LEAD) for name in ("outcome_publish", "theme_remove")),
    *(row(f"consultations:{name}", LEAD) for name in ("outcome_room", "outcome_edit")),
    *(row(f"consultations:{name}", LEAD) for name in ("theme_*", "commitment_*")),
)
SAFEGUARDING = (
    row("safeguarding:worried*", EVERYBODY),
    *(row(f"safeguarding:{name}", HANDLERS) for name in ("home", "drill", "concerns", "files")),
    row("safeguarding:watch*", INDEPENDENT),
    row("safeguarding:files_join", NOBODY, HANDLERS),
    row("safeguarding:alert", NOBODY, HANDLERS),
    # a lead who asked for it may open it, the others who handle concerns are told it is not there
    row("safeguarding:bundle_open", NOBODY, READERS),
    *(row(f"safeguarding:{name}", NOBODY, READERS) for name in ("mark_read", "take_on")),
    *(row(f"safeguarding:{name}", NOBODY, READERS) for name in ("*_remove", "reveal_refuse")),
    row("safeguarding:raise_from_text", NOBODY, READERS),
    *(row(f"safeguarding:{name}", READERS) for name in ("concern", "deed", "finish", "write")),
    *(row(f"safeguarding:{name}", READERS) for name in ("bundle_ask", "reveal", "on_paper")),
    *(row(f"safeguarding:{name}", READERS) for name in ("reading", "sorting", "phrases")),
    *(row(f"safeguarding:{name}", READERS) for name in ("rota", "*_add", "arrangements")),
)
MODERATION = (
    *(row(f"moderation:{name}", MODERATORS) for name in ("desk", "item")),
    *(row(f"moderation:{name}", ON_THE_WALL) for name in ("report", "reported")),
    row("moderation:yours", SIGNED_IN),
    # what was decided about something that the young person wrote
    row("moderation:appeal", frozenset({"young_person"})),
    row("moderation:assessments", ADMIN | OFFICER),
    row("moderation:*", ADMIN),
)
COORDINATOR: People = frozenset({"coordinator"})
DESK: People = frozenset({"coordinator", "supervisor"})
MENTORING = (
    *(row(f"mentoring:{name}", EVERYBODY) for name in ("home", "become", "thanks", "applied")),
    # links that nobody has: their pages say so
    *(row(f"mentoring:{name}", NOBODY, EVERYBODY) for name in ("apply", "change_mind", "vouch")),
    *(row(f"mentoring:{name}", frozenset({"mentor"})) for name in ("mine", "profile", "holiday")),
    *(row(f"mentoring:{name}", NOBODY, frozenset({"mentor"})) for name in ("my_*", "drop_*")),
    *(row(f"mentoring:{name}", NOBODY, DESK) for name in ("invite", "put_forward", "approve")),
    *(row(f"mentoring:{name}", NOBODY, DESK) for name in ("go_on", "look_again")),
    *(row(f"mentoring:{name}", EVERYBODY) for name in ("ask", "ask_for_family", "asked")),
    row("mentoring:open_own", NOBODY, SIGNED_IN),
    row("mentoring:ask_as_worker", frozenset({"referrer"})),
    *(row(f"mentoring:{name}", NOBODY, EVERYBODY) for name in ("ask_by_link", "guardian")),
    *(row(f"mentoring:{name}", NOBODY, EVERYBODY) for name in ("young_page", "young_yes")),
    *(
        row(f"mentoring:{name}", NOBODY, EVERYBODY)
        for name in ("wishes", "young_talk", "take_back")
    ),
    *(row(f"mentoring:{name}", NOBODY, EVERYBODY) for name in ("ask_guardian", "stop")),
    *(row(f"mentoring:{name}", COORDINATOR) for name in ("young_people", "young_person")),
    *(row(f"mentoring:{name}", COORDINATOR) for name in ("judge", "urgency", "guardian_for")),
    *(row(f"mentoring:{name}", NOBODY, COORDINATOR) for name in ("refer_link", "page_link")),
    row("mentoring:*", DESK),
)
SITE = (
    *(row(name, EVERYBODY) for name in ("healthz", "readyz", "security_txt", "wagtail_serve")),
    *(row(name, EVERYBODY) for name in ("picture", "wagtaildocs_serve")),
    *(row(f"site:{name}", EVERYBODY) for name in ("help_now", "priority", "search", "robots")),
    row("site:get_help", NOBODY),  # leads on for everybody
    *(row(f"site:{name}", EVERYBODY) for name in ("sitemap", "styleguide")),
    row("site:my", SIGNED_IN),
    row("device:leave", NOBODY, EVERYBODY),
    *(row(f"device:{name}", EVERYBODY) for name in ("notes", "kiosk_over", "kiosk_set_up")),
    # only a browser that is a kiosk has something to start again
    *(row(f"device:kiosk_{name}", NOBODY) for name in ("again", "still_here", "here")),
    *(row(f"api:{name}", EVERYBODY) for name in ("openapi*", "list_*", "read_consultation")),
    row("api:create_response", NOBODY, EVERYBODY),
    *(row(f"api:{name}", NOBODY) for name in ("api-root", "read_results")),
    row("api_nothing", NOBODY),
    row("safeguarding:alive", EVERYBODY),
    row("site:promises", EVERYBODY),
    *(row(f"privacy:{name}", SIGNED_IN) for name in ("show", "erase", "consents")),
    *(row(f"privacy:{name}", NOBODY, SIGNED_IN) for name in ("download_*", "consent_*")),
    *(row(f"privacy:{name}", EVERYBODY) for name in ("ask", "receipt_check", "notices", "notice")),
    row("privacy:notice_listen", NOBODY),
    row("privacy:ask_about", NOBODY, EVERYBODY),
    row("privacy:guardian_ask", SIGNED_IN),
    *(row(f"privacy:guardian_{name}", NOBODY, EVERYBODY) for name in ("answer", "page")),
    *(row(f"privacy:{name}", OFFICER | {"coordinator"}) for name in ("guardians", "*_ask_for")),
    *(
        row(f"privacy:guardian_{name}", NOBODY, OFFICER | {"coordinator"})
        for name in ("confirm", "set_aside")
    ),
    *(row(f"privacy:{name}", NOBODY, EVERYBODY) for name in ("asked", "receipt_download")),
    *(row(f"privacy:{name}", NOBODY, OFFICER) for name in ("package", "breach", "*_review")),
    *(row(f"privacy:{name}", NOBODY, OFFICER) for name in ("*_end", "*_lift", "breach_deed")),
    row("privacy:*", OFFICER),
    # other doors: they all lead to ours
    row("^*", NOBODY),
    *(row(name, NOBODY) for name in ("wagtailcore_*", "wagtailadmin_login")),
    row("wagtailadmin_password_reset*", NOBODY),
)
# Words and icons of the editor, the same for everybody; to those signed in who have no business in
# the editor they are not there either.
ASSETS = EDITORS | {SIGNED_OUT}
PAGES = (
    *(row(f"wagtailadmin_pages:{name}", NOBODY, EDITORS) for name in ("lock", "unlock")),
    *(row(f"wagtailadmin_pages:{name}", NOBODY, EDITORS) for name in ("convert_alias", "delete")),
    row("wagtailadmin_pages:revisions_index", NOBODY),
    # of the home page, which an editor may change but not take away, and whose task is another's
    *(row(f"wagtailadmin_pages:{name}", ADMIN) for name in ("unpublish", "workflow_preview")),
    row("wagtailadmin_pages:collect_workflow_action_data", ADMIN),
    row("wagtailadmin_pages:workflow_action", ADMIN),
    row("wagtailadmin_pages:*", EDITORS),
)
EDITOR = (
    *(row(f"wagtailadmin_{name}", ASSETS, NOBODY) for name in ("sprite", "javascript_catalog")),
    *(row(name, NOBODY) for name in ("cms/account/*", "cms/^.*/$")),
    row("wagtailadmin_logout", NOBODY, EDITORS),
    row("cms/test404/", EDITORS),
    *PAGES,
    row("wagtailadmin_api:*:find", NOBODY),
    row("wagtailadmin_api:pages:action", NOBODY, EDITORS),
    *(row(f"wagtailadmin_{name}", EDITORS) for name in ("api:*", "choose*", "home", "explore*")),
    *(row(f"wagtailadmin_{name}", EDITORS) for name in ("reports:*", "tag_*", "dismissibles")),
    *(row(name, NOBODY, EDITORS) for name in ("wagtail_bulk_action", "wagtailadmin_block_preview")),
    row("wagtailadmin_editing_sessions:*", NOBODY, EDITORS),
    row("wagtailadmin_collections:*", ADMIN),
    *(row(f"wagtailadmin_workflows:{name}", NOBODY, ADMIN) for name in ("enable*", "remove")),
    row("wagtailadmin_workflows:select_task_type", NOBODY, ADMIN),
    row("wagtailadmin_workflows:task_cho*", EDITORS),
    row("wagtailadmin_workflows:*", ADMIN),
    *(row(f"{name}_multiple*", NOBODY, EDITORS) for name in ("wagtaildocs:delete*", "*:edit")),
    *(row(name, NOBODY, EDITORS) for name in ("*:create_multiple_*", "*:delete*_multiple")),
    row("wagtailimages:url_generator*", NOBODY),
    row("wagtailredirects:process_import", NOBODY, EDITORS),
    *(row(f"wagtail{name}*", EDITORS) for name in ("docs", "images", "redirects", "embeds")),
    *(row(f"wagtailsnippetchoosers_cms_*:{name}", EDITORS) for name in ("cho*",)),
    row("wagtailsnippetchoosers_cms_*:create", ADMIN),
    *(row(f"wagtailsnippets_cms_*:{name}", ADMIN) for name in ("add", "copy", "delete")),
    row("wagtailsnippets_cms_*:*", EDITORS),
    # one notice for each moment: none is added, copied or taken away
    *(row(f"wagtailsnippets_privacy_notice:{n}", NOBODY) for n in ("add", "delete")),
    row("wagtailsnippetchoosers_privacy_notice:create", ADMIN),  # an empty form that saves nothing
    row("wagtailsnippet*_privacy_notice:*", EDITORS),
    row("wagtailsnippets:index", NOBODY),
    row("wagtailsettings:preview_on_edit", NOBODY),
    row("cms/settings/<slug:app_name>/<slug:model_name>/", NOBODY),
    row("wagtailsettings:edit", EDITORS),
    *(row(f"wagtail{name}:*", ADMIN) for name in ("sites", "users_users", "users_groups")),
    row("upkeep", ADMIN),
    row("upkeep_try_again", NOBODY, ADMIN),
    row("consultations_in_editor", NOBODY),
    *(row(name, EDITORS) for name in ("broken_links", "check_*", "*_report")),
)
TABLE: tuple[Row, ...] = (
    *(*ACCOUNTS, *ANSWERING, *LOOKING_OVER, *WORKING, *SAFEGUARDING, *MODERATION, *MENTORING),
    *(*SITE, *EDITOR),
)


def who_may(route: Route) -> Row | None:
    """By the name of the route, or by its pattern where one name has several."""
    fits = (row for row in TABLE if any(fnmatchcase(one, row.routes) for one in route))
    return next(fits, None)
