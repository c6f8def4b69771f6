"""One build: the stages in order, and the swap that puts the finished site in place."""
