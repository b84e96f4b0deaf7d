"""Grids become workbooks, findings become text, JSON, CSV and annotated copies."""
