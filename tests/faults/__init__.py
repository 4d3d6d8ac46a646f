"""Readers ask while everything breaks: is every question answered?

python -m tests.faults                 500 questions, 50 chats, 35 kills; some minutes
python -m tests.faults queued          2,000 questions waiting at the start, 200 chats
    python -m tests.faults same --file dialogues.jsonl     the same spans on Telegram and in the terminal
"""
