"""Tokens of invitations: made from the installation's secret, never stored."""

import base64
import hashlib
import hmac


def invitation_token(secret: bytes, invitation_id: str, generation: int) -> str:
    """The 256-bit token in an invitation's link: the same for every mail of one generation.

    HMAC-SHA-256 keyed with `secret`, in URL-safe base64 without padding (43 characters).
    """
    message = f"invitation:{invitation_id}:{generation}".encode()
    return base64.urlsafe_b64encode(hmac.digest(secret, message, "sha256")).rstrip(b"=").decode()


def token_hash(token: str) -> str:
    """Lower-case SHA-256 of a token or receipt: all that the database keeps of it."""
    return hashlib.sha256(token.encode()).hexdigest()


def derived_key(secret: bytes | str, purpose: str) -> bytes:
    """A 256-bit key for one purpose that only the holder of the secret, or token, can make."""
    key = secret.encode() if isinstance(secret, str) else secret
    return hmac.digest(key, f"slagvaardig:{purpose}".encode(), "sha256")
