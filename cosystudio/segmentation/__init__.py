"""From text to segments, pure: sentences, quotes, lengths, pauses, and the spoken form."""
