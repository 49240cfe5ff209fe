"""The workbook: every figure of a report in an Excel file, with native charts. Made from a handout alone."""

from app.documents.workbook.report_workbook import report_workbook

__all__ = ["report_workbook"]
