"""Checks of a questionnaire: one subject per module. They yield routes; places are looked up by the caller."""
