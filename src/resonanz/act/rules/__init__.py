"""What decisions and commitments owe."""
