"""Charges, articles of law and terms, as a text words them."""
