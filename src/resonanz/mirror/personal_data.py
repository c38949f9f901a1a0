"""What this room holds about people."""
