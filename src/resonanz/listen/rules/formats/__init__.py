"""Files that are no plain tables – mailboxes, tickets, reviews, surveys, transcripts – as rows of messages."""
