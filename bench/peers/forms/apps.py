from django.apps import AppConfig


class PeerFormsConfig(AppConfig):
    name = "bench.peers.forms"
    label = "peerforms"
