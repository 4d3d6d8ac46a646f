"""Who asks, and where the reply goes."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, Message, User


@dataclass(frozen=True, slots=True)
class Asker:
    chat: int
    person: int
    private: bool
    language: str | None = None  # as Telegram says it: zh-hans
    thread: int | None = None  # the topic of a forum

    @property
    def place(self) -> str:
        """Where a conversation is held: in a group every person has their own in each topic."""
        return str(self.chat) if self.private else f"{self.chat}:{self.thread or 0}:{self.person}"


def asker_of(message: Message, user: User) -> Asker:
    thread = message.message_thread_id if message.is_topic_message else None
    return Asker(message.chat.id, user.id, message.chat.type == "private", user.language_code, thread)


def presser_of(query: CallbackQuery) -> Asker | None:
    """None for a button under an inline message: those have no buttons of ours that come back."""
    user, message = query.from_user, query.message
    if isinstance(message, Message):
        return asker_of(message, user)
    return Asker(message.chat.id, user.id, message.chat.type == "private", user.language_code) if message else None
