"""Checks of a questionnaire, one module per subject. They yield routes; places are looked up by the caller."""
