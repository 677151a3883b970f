"""HTML or text as it arrives -> an `Article` that every later stage can trust."""

from worker.clean.article import clean_article

__all__ = ["clean_article"]
