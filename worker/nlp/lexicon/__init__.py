"""Lists of groups, aircraft and weapons: package data, one entry a line."""
