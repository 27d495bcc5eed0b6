"""How many reports and appeals one person may send in a quarter of an hour, and how many reports
one network from which nobody is signed in.
"""

from django.http import HttpRequest

from community.people.networks import count, name_of, network_hash

PER_PERSON = 60
PER_NETWORK = 60


def may_write(request: HttpRequest) -> bool:
    if request.user.is_authenticated:
        return count(name_of("moderation", f"person-{request.user.pk}")) <= PER_PERSON
    return count(name_of("moderation", network_hash(request))) <= PER_NETWORK
