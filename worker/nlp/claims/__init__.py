"""Who speaks, and what is claimed, confirmed, denied or alleged."""
