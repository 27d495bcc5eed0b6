"""What is installed, in the order of the layers, and what every request passes through."""

from community.settings.environment import BASE_DIR

INSTALLED_APPS = [
    # assembly and features come first, so that their templates win
    "community.site",
    "consultations",
    "mentoring",
    "community.safeguarding",
    "community.language",
    "community.moderation",
    "community.notifications",
    "community.privacy",
    "community.cms",
    "community.uploads",
    "community.device",
    "community.people",
    "community.suppression",
    "community.links",
    "community.crypto",
    "community.outbox",
    # Wagtail
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "community.people.apps.EditorAccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    # accounts and forms
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "ninja",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",  # the list of passkeys says when each was used
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "community.health.UpMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "community.headers.HeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "community.request_limits.FieldLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "community.device.middleware.KioskMiddleware",
    "community.people.middleware.SignInMiddleware",
    "community.editor_door.EditorDoorMiddleware",
    "community.refusals.KindRefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "community.site.context.organisation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "community"
CRISPY_TEMPLATE_PACK = "community"
