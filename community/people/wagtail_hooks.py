"""Deleting an account in the editor means closing it, one or many at once."""

from wagtail import hooks

from community.people.editor import CloseAccounts

hooks.register("register_bulk_action", CloseAccounts, order=100)
