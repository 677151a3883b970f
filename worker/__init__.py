"""A Kafka topic of raw news articles in, a Kafka topic of incidents out."""

from importlib.metadata import version

__version__ = version("incidents")
