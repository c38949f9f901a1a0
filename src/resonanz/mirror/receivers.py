"""What this room does when others ask."""
