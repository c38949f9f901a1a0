"""Our engine and its peers side by side: same texts, same vectors, a fresh process for each."""
