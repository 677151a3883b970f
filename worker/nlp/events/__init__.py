"""From triggers to occurrences: the type of each, and who did it to whom."""
