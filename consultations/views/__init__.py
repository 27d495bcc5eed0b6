"""Answering (``steps``, ``single``, ``sending``), receipts, public pages, and the staff's rooms."""
