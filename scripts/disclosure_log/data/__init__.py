"""What the site offers to programs: feeds, open data, the sitemap and the manifest of every published byte."""
