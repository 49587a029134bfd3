/** A reason not to start. The message is for the user. */
export class StartError extends Error {}
