"""A mailbox on another machine: where it stands, and a line to it that a broken server cannot hold or fill."""

from resonanz.ground.mailboxes.errors import MailboxRefused
from resonanz.ground.mailboxes.line import MAIL_LIMIT, Found, MailboxLine
from resonanz.ground.mailboxes.place import MailboxPlace, read_mailbox_place

__all__ = ["MAIL_LIMIT", "Found", "MailboxLine", "MailboxPlace", "MailboxRefused", "read_mailbox_place"]
