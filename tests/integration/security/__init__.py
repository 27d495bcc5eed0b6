"""Attacks of kinds that worked elsewhere, tried here."""
