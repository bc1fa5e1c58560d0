"""score: the official figures of a prediction against the gold annotation."""
