"""What whoever operates the house asks it: is it alive, is it ready, how is it doing, whom to tell of a weakness."""
