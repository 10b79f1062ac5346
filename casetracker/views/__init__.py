"""Frozen values that services hand out and front ends and reports read."""
