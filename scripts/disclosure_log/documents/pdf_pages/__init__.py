"""The pages of a PDF as a reader meets them: what is drawn in which order, where each letter stands, and the pixels."""
