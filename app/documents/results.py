"""What a release publishes, as a JSON file."""

from app.domain.published import Published


def results_json(published: Published, release_id: str) -> bytes:
    raise NotImplementedError
