"""The engine that runs durable jobs in this process."""

from app.jobs.queue import JobQueue

__all__ = ["JobQueue"]
