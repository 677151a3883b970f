"""Text as the rules read it: the parsed document, phrases, numbers, the grammar of roles."""
