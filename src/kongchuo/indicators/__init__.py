"""The figures of a report: an indicator is a file and a page (DOMAIN section 3)."""
