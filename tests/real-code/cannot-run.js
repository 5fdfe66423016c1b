/** Why the run could not be made at all: shown without a stack, exit code 2. */
export class CannotRun extends Error {}
