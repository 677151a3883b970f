"""A statistical recogniser of names beside the lists: persons, groups, places, arms."""
