"""What the mirror reckons, without a database."""
