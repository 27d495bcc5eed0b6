"""Wagtail: what editors may do, and where files lie."""

from pathlib import Path
from typing import Any

from community.settings.environment import DEVELOPMENT, SITE_URL, VAR_DIR, env

WAGTAIL_SITE_NAME = "Community platform"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAILADMIN_LOGIN_URL = "/account/login/"
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILIMAGES_IMAGE_MODEL = "cms.CommunityImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "community.cms.upload_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "cms.CommunityDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "community.cms.upload_forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILFORMS_HELP_TEXT_ALLOW_HTML = False
WAGTAILIMAGES_FEATURE_DETECTION_ENABLED = False
# Half the data on a phone; every browser of the last five years reads it.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"png": "webp", "jpeg": "webp"}
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
        },
    },
}
TAGGIT_CASE_INSENSITIVE = True

# Renditions are public; originals and documents lie where no URL reaches.
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
# What the public sends lies apart from what editors put there, and encrypted (community/uploads).
UPLOADS_ROOT = Path(env.str("UPLOADS_ROOT", default="") or VAR_DIR / "uploads")
# Where ClamAV listens: tcp://host:3310 or unix:///path. Empty: there is no scanner.
CLAMD_URL = env.str("CLAMD_URL", default="")
# Whether documents and voice notes may be read where no scanner looks at them.
UPLOADS_WITHOUT_SCANNER = env.bool("UPLOADS_WITHOUT_SCANNER", default=DEVELOPMENT)

if S3_BUCKET := env.str("S3_BUCKET", default=""):
    _s3 = {
        "bucket_name": S3_BUCKET,
        "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
        "access_key": env.str("S3_ACCESS_KEY_ID", default=None),
        "secret_key": env.str("S3_SECRET_ACCESS_KEY", default=None),
        "region_name": env.str("S3_REGION", default=None),
        "default_acl": None,
        "querystring_auth": True,
        "file_overwrite": False,
    }
    _media: dict[str, Any] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "location": "media"},
    }
    _private: dict[str, Any] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "location": "private"},
    }
    _uploads: dict[str, Any] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "location": "uploads"},
    }
else:
    _media = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    _private = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    }
    _uploads = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": UPLOADS_ROOT,
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }

STORAGES: dict[str, dict[str, Any]] = {
    "default": _media,
    "private": _private,
    "uploads": _uploads,
    "staticfiles": {"BACKEND": "community.site.assets.OneStylesheetStorage"},
}
