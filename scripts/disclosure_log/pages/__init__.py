"""What the public sees: pages as content, composed without knowing the theme, and poured into its shells."""
