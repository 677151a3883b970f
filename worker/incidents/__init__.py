"""Incidents: annotations to candidates (`proposal`), candidates to incidents (`resolve`).

No spaCy, no Kafka, no clock: plain values in, plain values out.
"""
