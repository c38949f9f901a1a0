"""Pages of the house on other websites: what there is to embed, and the lines to copy."""
