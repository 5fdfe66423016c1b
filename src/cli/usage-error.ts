/** A mistake in how the command was called; its message is all that the user needs to see. */
export class UsageError extends Error {}
