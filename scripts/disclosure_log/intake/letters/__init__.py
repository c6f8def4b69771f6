"""From a letter to a draft: what it says of itself, where it says so, and how sure that is."""
