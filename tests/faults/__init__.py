"""Readers ask while everything breaks: is every question answered?

python -m tests.faults                 500 questions, 50 chats, 35 kills; some minutes
python -m tests.faults queued          2,000 questions waiting at the start, 200 chats
"""
