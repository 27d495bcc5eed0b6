"""Settings from the environment, one concern per file.

``.env.example`` lists every variable. What is not set falls to the safe side:
no debugging, secure cookies, second factors required.
"""

from community.settings.accounts import *
from community.settings.apps import *
from community.settings.assets import *
from community.settings.background import *
from community.settings.cache import *
from community.settings.content import *
from community.settings.database import *
from community.settings.environment import *
from community.settings.logging import *
from community.settings.mail import *
from community.settings.publishing import *
from community.settings.security import *
