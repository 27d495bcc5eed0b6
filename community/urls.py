"""Every address of the site. Named prefixes come first; Wagtail's pages take what is left."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from community import doors, health, security_contact
from community.api import api, nothing_here

urlpatterns = [
    path("healthz", health.up, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path(".well-known/security.txt", security_contact.security_txt, name="security_txt"),
    # Where thirty phones ask at once comes early: each address is looked for from the top.
    path("", include("consultations.urls")),
    path("api/v1/", api.urls),
    path("api/<path:rest>", nothing_here, name="api_nothing"),
    path("", include(doors)),
    path("", include("community.people.urls")),
    path("account/", include("allauth.urls")),
    path("my/data/", include("community.privacy.urls")),
    path("", include("community.safeguarding.urls")),
    path("mentoring/", include("mentoring.urls")),
    path("moderation/", include("community.moderation.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("community.device.urls")),
    path("", include("community.cms.urls")),
    path("", include("community.site.urls")),
    path("", include(wagtail_urls)),
]
