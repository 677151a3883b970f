"""How good it is: scores against gold, for articles, places, dates, cleaning and resolution."""
