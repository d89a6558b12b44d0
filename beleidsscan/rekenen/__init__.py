"""Model to figures: pure functions on exact numbers. No files, no clock, no printing."""
