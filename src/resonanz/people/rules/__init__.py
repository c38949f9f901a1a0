"""What can be said about names and addresses without asking the database."""
