"""Language: a cleaned article in, its annotations out (mentions, triggers with roles, claims).

`annotator` is the way in. The packages build on each other, from the bottom: `text`, `places`,
`triggers`, `actors`, then `times`, `tolls` and `arms`, then `events`, then `claims`; import-linter
holds it. Everything that knows of spaCy is in here; what the annotations mean for incidents is not
(`worker.incidents`).
"""
