"""`python -m disclosure_log` is `disclosure-log`."""

from disclosure_log.cli import main

if __name__ == "__main__":
    main(prog_name="disclosure-log")
