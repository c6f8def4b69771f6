"""What the site offers to programs: feeds, open data, the sitemap, and the proof that it is whole."""
