"""The question check, measured on labelled questions."""
