"""Presentations for PowerPoint, with charts that can be edited. Made from a handout and from nothing else."""

from app.documents.slides.report_slides import report_slides

__all__ = ["report_slides"]
