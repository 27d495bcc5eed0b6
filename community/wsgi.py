import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
site = get_wsgi_application()
# Imported once Django is set up: it reads the settings.
application = import_string("community.front.FrontCache")(site)

# What stays for the whole life of the process need not be searched for garbage again and again:
# that search took a tenth of a second of some unlucky person's request.
get_resolver().url_patterns  # noqa: B018  # loads every view
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
