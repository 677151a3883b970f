"""The days that an article names, and which of them an occurrence has."""
