"""One build of the site: its stages in order, and the exchange of the finished site for the old one."""
