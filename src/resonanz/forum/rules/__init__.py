"""What holds for an evening without asking the database."""
