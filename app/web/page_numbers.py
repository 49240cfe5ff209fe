"""Numbers of pages in addresses."""

from starlette.convertors import Convertor, register_url_convertor


class PageNumber(Convertor[int]):
    """Starlette's own "int" takes any number of digits and fails on thousands of them."""

    regex = "[0-9]{1,4}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("page", PageNumber())
PAGE_NUMBER = "{number:page}"
