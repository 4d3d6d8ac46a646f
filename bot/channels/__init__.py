"""Terminal, Telegram, web: each thin, each the only place that knows its library."""
