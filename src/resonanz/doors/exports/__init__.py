"""What leaves the house as a file. Every file is written piece by piece, out of what the rooms give away."""
