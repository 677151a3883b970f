"""Who acts and who suffers: groups, states, peoples, persons, and whom a pronoun means."""
