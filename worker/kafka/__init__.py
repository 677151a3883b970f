"""What people do with topics: create and check them, replay files, read incidents, dead letters.

On confluent-kafka, with no state and no consumer group: readers assign themselves every partition
and commit nothing, so no command disturbs a worker.
"""
