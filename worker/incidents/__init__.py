"""Incidents: annotations to candidates (`candidates`), candidates to incidents (`resolve`).

No spaCy, no Kafka, no clock: plain values in, plain values out.
"""
