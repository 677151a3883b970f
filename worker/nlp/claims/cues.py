"""Cheap tests of a sentence: whether it may say who did something, or what somebody says."""

from __future__ import annotations

import re

CLAIMING = re.compile(
    r"\b(?:claim|den(?:y|ied|ies)|disown|confirm|responsib|blame|planted|(?:laid|left) by|suspect"
    r"|suspicion|assum|accus|attribut|perpetrat|carried out|identified as"
    r"|(?:believed|thought|alleged) to|likely"
    r"|members? of|the work of"
    r"|(?:no|not|declined to|refused to)\b[^.]{0,30}\b(?:comment|information)"
    r"|nothing to do with|said (?:it|they|its|their|nothing)\b|reject|dismiss|ruled out|untrue"
    r"|\bcounts?\b|counted|credit|put (?:the|it|its|their) |gave a "
    r"|call(?:s|ed) (?:the|this|it|that|such|one)\b)",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\b(?:sa(?:ys?|id)|told|added|reported|stated|announced|wrote|admitted|according|spoke of"
    r"|writes|noted|declared|disclosed|stressed|explained|apologi[sz]e[sd]|account"
    r"|(?:make|made|makes|let) (?:it (?:be )?)?known|learned from|identified the|named the"
    r"|boast(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?|assert(?:s|ed)?|conced(?:es?|ed)"
    r"|reveal(?:s|ed)|posted|tweeted|speaks? of|puts?|putting|raised the|revised)\b",
    re.IGNORECASE,
)
