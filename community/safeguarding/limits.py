"""How many worries one network may tell in a quarter of an hour: a bound against floods, high
enough for a whole school behind one address.
"""

from django.conf import settings
from django.http import HttpRequest

from community.people.networks import count, name_of, network_hash


def may_raise(request: HttpRequest) -> bool:
    limit: int = settings.LIMIT_WORRIES_PER_NETWORK
    return count(name_of("worried", network_hash(request))) <= limit
