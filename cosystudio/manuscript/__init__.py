"""Files in: one reader a format, giving titled chapters of typed blocks."""
