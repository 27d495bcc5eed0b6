"""Headers that no library of ours sets: the editor's own content policy, and device permissions."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

# The site asks a device for nothing; passkeys are the one thing it may use.
DENIED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment"),
    *("usb", "xr-spatial-tracking"),
)
PERMISSIONS = ", ".join(
    [
        *(f"{feature}=()" for feature in DENIED),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)


def permissions_for(response: HttpResponse) -> str:
    """A view that needs a device for its page names it in ``allowed_features`` of its answer."""
    policy = PERMISSIONS
    for feature in getattr(response, "allowed_features", ()):
        policy = policy.replace(f"{feature}=()", f"{feature}=(self)")
    return policy


class HeadersMiddleware:
    """Stands inside the content policy's middleware, which writes what is left here."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response.setdefault("Permissions-Policy", permissions_for(response))
        if request.path.startswith("/cms/"):
            response["X-Frame-Options"] = "SAMEORIGIN"  # the editor shows previews in a frame
            response._csp_config = settings.EDITOR_CONTENT_POLICY  # type: ignore[attr-defined]  # django-csp reads it
        return response
