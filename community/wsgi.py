import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
site = get_wsgi_application()
# Imported once Django is set up: it reads the settings.
application = import_string("community.front.FrontCache")(site)
