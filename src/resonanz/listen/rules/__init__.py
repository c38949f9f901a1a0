"""The lower floor of listening: what counts as words, how foreign tables become candidates. All pure."""
