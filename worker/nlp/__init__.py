"""Language: a cleaned article in, its annotations out (mentions, triggers with roles, claims).

`annotator` is the way in. Everything that knows of spaCy is in here; what the annotations mean for
incidents is not (`worker.incidents`).
"""
