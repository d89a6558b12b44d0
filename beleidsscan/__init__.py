"""Municipal self-assessment of volunteering policy: answers in, a transparent advisory report out."""

__version__ = "0.1.0"
