"""The tour: ten minutes along one story line, each station with the pages that it opens."""
