"""What asking follows, without a database."""
