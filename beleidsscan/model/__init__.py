"""The shapes of the data. Imports nothing else of ours."""
