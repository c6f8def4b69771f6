"""From a register, the spreadsheet of a case system, to drafts of responses and entries of the log's own register."""
