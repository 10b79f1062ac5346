"""Dialogs: one question each, answered or left."""
