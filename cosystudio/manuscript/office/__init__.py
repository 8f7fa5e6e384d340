"""What the documents of word processors have in common, however they are stored: paragraphs with a look and a role."""
