"""The reply guard, measured on labelled replies."""
