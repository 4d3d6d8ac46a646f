"""What is kept on disk between a question and its reply, and of questions for those who look after the reports."""

from bot.journal.chats import Answered, Chats
from bot.journal.inbox import Inbox, Received, Waiting
from bot.journal.journal import Journal
from bot.journal.notes import Notes, Unanswered
from bot.journal.outbox import Letter, Outbox

__all__ = [
    "Answered",
    "Chats",
    "Inbox",
    "Journal",
    "Letter",
    "Notes",
    "Outbox",
    "Received",
    "Unanswered",
    "Waiting",
]
