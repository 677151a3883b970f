"""Bytes to domain and back: the only place that knows how anything is written on Kafka.

`raw` reads articles; `records` writes and reads what the worker makes of them, through `codec`;
`cloudevents` and `deadletter` are headers; `topics` reads `topics/topics.toml`. The schemas of all
this are in `topics/schemas`, and tests in `tests/contract` hold code and schemas together.
"""
