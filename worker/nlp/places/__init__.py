"""Places: names in a gazetteer, which of them are places here, and which place each means."""
