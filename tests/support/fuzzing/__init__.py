"""Requests that nobody would send on purpose, and the application asked in this process."""
