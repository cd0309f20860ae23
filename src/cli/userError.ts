/** A mistake of the user or the input: printed as one line that says what to do, without a stack; exit code 2. */
export class UserError extends Error {
	override readonly name = "UserError";
}
