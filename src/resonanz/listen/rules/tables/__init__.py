"""Rows of foreign tables as candidates for stories."""
