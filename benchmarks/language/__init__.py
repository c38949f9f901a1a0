"""The language mirror, measured on labelled sentences."""
