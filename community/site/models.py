from community.site.organisation import Menus, SiteSettings
from community.site.pages import (
    GetHelpPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PrioritiesPage,
    StandardPage,
)
from community.site.promises import PromiseCheck

__all__ = [
    "GetHelpPage",
    "HomePage",
    "Menus",
    "NewsIndexPage",
    "NewsPage",
    "PrioritiesPage",
    "PromiseCheck",
    "SiteSettings",
    "StandardPage",
]
