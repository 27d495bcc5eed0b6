"""The platform: a namespace. Importing it names the Celery application that tasks belong to."""

from community.celery import app as celery_app

__all__ = ["celery_app"]
