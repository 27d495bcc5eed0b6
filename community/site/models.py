from community.site.organisation import Menus, SiteSettings

__all__ = ["Menus", "SiteSettings"]
