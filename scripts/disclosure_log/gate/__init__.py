"""May this file go out? Every kind of file has a judge; what no judge can read does not go out."""
