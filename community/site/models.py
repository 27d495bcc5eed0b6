from community.site.organisation import Menus, SiteSettings
from community.site.pages import (
    GetHelpPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PrioritiesPage,
    StandardPage,
)

__all__ = [
    "GetHelpPage",
    "HomePage",
    "Menus",
    "NewsIndexPage",
    "NewsPage",
    "PrioritiesPage",
    "SiteSettings",
    "StandardPage",
]
