"""How what ships as data or weights is made."""
