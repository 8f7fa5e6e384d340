"""The batch engine: asyncio, no Qt, no HTTP."""
