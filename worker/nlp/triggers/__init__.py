"""The words that may report an occurrence, and whether it is told as having happened."""
