/** Called often by work on one document; throws `TookTooLong` when the document's time is used up. */
export type CheckTime = () => void;

/** Ends the work on a document that would take too long; its message says so in words for the user. */
export class TookTooLong extends Error {
	override readonly name = "TookTooLong";
}

/** For hosts that set no limit. */
export const unlimitedTime: CheckTime = () => undefined;
