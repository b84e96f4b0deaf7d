"""Copies of an .xlsx in which only what must change is changed: every other part stays byte for byte."""
