from django.db import models


class KioskState(models.TextChoices):
    WAITING = "waiting", "Waiting for its tablet"
    RUNNING = "running", "Running"
    STOPPED = "stopped", "Stopped"
    OVER = "over", "Over"


IN_USE = (KioskState.WAITING, KioskState.RUNNING)
