"""The commands: options to one call to output to exit code. Nothing is computed here."""
