"""Topics, schemas and examples: the contract of the stream, as package data."""
