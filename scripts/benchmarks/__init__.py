"""What the benchmark is made of: a log that it makes, how it measures, its peers, its table."""
