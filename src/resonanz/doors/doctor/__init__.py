"""What is wrong with an installation, and how to mend it. Looks only: nothing is started, written or sent."""

from resonanz.doors.doctor.examination import examine
from resonanz.doors.doctor.finding import Finding, Grade, Words

__all__ = ["Finding", "Grade", "Words", "examine"]
