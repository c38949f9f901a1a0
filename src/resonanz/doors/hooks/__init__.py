"""Other programs are told what happens here, if the team wants it: which events there are, and the pages about it."""
