"""Annotations of one article to candidates: `candidates` is the way in."""
