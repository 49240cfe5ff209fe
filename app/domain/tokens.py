"""Tokens of invitations and shared links: made from the installation's secret, never stored."""

import base64
import hashlib
import hmac


def invitation_token(secret: bytes, invitation_id: str, generation: int) -> str:
    """The 256-bit token in an invitation's link: the same for every mail of one generation.

    HMAC-SHA-256 keyed with `secret`, in URL-safe base64 without padding (43 characters).
    """
    return _token(secret, f"invitation:{invitation_id}:{generation}")


def share_token(secret: bytes, link_id: str, generation: int) -> str:
    """The 256-bit token by which anybody who has it reads one thing: made as `invitation_token` is."""
    return _token(secret, f"share:{link_id}:{generation}")


def token_hash(token: str) -> str:
    """Lower-case SHA-256 of a token or receipt: all that the database keeps of it."""
    return hashlib.sha256(token.encode()).hexdigest()


def derived_key(secret: bytes | str, purpose: str) -> bytes:
    """A 256-bit key for one purpose that only the holder of the secret, or token, can make."""
    key = secret.encode() if isinstance(secret, str) else secret
    return hmac.digest(key, f"slagvaardig:{purpose}".encode(), "sha256")


def _token(secret: bytes, message: str) -> str:
    return base64.urlsafe_b64encode(hmac.digest(secret, message.encode(), "sha256")).rstrip(b"=").decode()
