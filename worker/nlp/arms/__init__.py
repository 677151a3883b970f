"""Aircraft with their crews, and weapons."""
