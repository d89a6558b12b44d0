"""Bytes to models. Everything that comes from outside passes through here."""
