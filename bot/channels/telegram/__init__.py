"""Telegram: every question gets its reply, whatever dies.

Updates are in the journal before Telegram may forget them, and replies before they are sent; chats are answered side
by side, each in order.
"""

from bot.channels.telegram.running import serve
from bot.channels.telegram.single import silent_seconds

__all__ = [
    "serve",
    "silent_seconds",
]
