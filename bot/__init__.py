"""How does a person ask, and what do they get back?"""
