"""Any provider offered to others over HTTP."""
