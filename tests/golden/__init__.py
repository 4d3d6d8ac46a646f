"""Questions over the seed reports by somebody who had not read the rules, and the figures below which none may fall."""
