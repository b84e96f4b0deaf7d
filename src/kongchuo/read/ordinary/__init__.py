"""An .xlsx as the usual programs write it, read by patterns over its XML instead of by calamine.

What is found must be what Excel, WPS, LibreOffice, openpyxl and XlsxWriter write; at the first
thing that is otherwise the whole file goes to calamine (`docs/decisions/0015-ordinary-workbooks.md`).
"""
