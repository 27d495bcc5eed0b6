"""The plain view: the least that Django can do."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only-for-measuring", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[]
)


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path("", plain)]
application = get_wsgi_application()
