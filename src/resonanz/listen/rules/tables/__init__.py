"""Rows of foreign tables as candidates for stories. The tables themselves are read by `ground.tables`."""
