"""Figures and measures to priorities, a plan and a list of what to find out. Pure, like `rekenen`."""
