"""How many people were harmed, as the sentences say."""
