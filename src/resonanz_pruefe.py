"""Checks receipts and logs of Resonanz without its server."""
