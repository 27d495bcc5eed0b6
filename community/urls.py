"""Every address of the site. Named prefixes come first; Wagtail's pages take what is left."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from community import doors, health
from community.api import api

urlpatterns = [
    path("healthz", health.up, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", include(doors)),
    path("", include("community.people.urls")),
    path("account/", include("allauth.urls")),
    path("my/data/", include("community.privacy.urls")),
    path("", include("community.safeguarding.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("community.device.urls")),
    path("", include("community.cms.urls")),
    path("", include("consultations.urls")),
    path("api/v1/", api.urls),
    path("", include("community.site.urls")),
    path("", include(wagtail_urls)),
]
