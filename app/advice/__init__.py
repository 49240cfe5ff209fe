"""Reads the library that ships with the product: the words of findings, and interventions."""
