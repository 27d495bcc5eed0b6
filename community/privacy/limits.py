"""How many requests about data, or checks of a receipt, one network may send in a quarter of an
hour: a bound against floods, high enough for a whole youth club behind one address.
"""

from django.http import HttpRequest

from community.people.models import User
from community.people.networks import count, name_of, network_hash

ASKED_PER_NETWORK = 60
CHECKS_PER_NETWORK = 120
ASKED_PER_PERSON = 20


def may_ask(request: HttpRequest, person: User | None) -> bool:
    if person is not None:
        return count(name_of("data-asked", f"person-{person.pk}")) <= ASKED_PER_PERSON
    return count(name_of("data-asked", network_hash(request))) <= ASKED_PER_NETWORK


def may_check(request: HttpRequest) -> bool:
    return count(name_of("receipt-check", network_hash(request))) <= CHECKS_PER_NETWORK
