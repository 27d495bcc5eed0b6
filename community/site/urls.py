from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView
from wagtail.contrib.sitemaps.views import sitemap

from community.cms.caching import shared
from community.site import views

app_name = "site"
urlpatterns = [
    path("help-now/", views.help_now, name="help_now"),
    path(
        "get-help/",
        RedirectView.as_view(pattern_name="site:help_now", permanent=True),
        name="get_help",
    ),
    path("priorities/<slug:slug>/", views.priority, name="priority"),
    path("promises/", views.promises_page, name="promises"),
    path("search/", views.search_pages, name="search"),
    path("my/", views.my_page, name="my"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", shared(sitemap), name="sitemap"),
]
if settings.DEVELOPMENT:
    urlpatterns.append(path("styleguide/", views.styleguide, name="styleguide"))
