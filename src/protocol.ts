import type { Position } from "./core/estimate/lineIndex.ts";

// Our own LSP requests and notifications: all that server and editor say to each other beyond LSP.
// Everything here is JSON; money is a decimal string with its currency beside it.

/** Client → server: why does this line have no cost? */
export const whyNoCostRequest = "promptCost/whyNoCost";
export interface WhyNoCostParams {
	readonly uri: string;
	readonly position: Position;
}
/** An answer in one or two sentences. */
export interface WhyNoCostResult {
	readonly message: string;
}

/** The command behind every lens: shows the hover of the call at (uri, line, character). */
export const explainCallCommand = "promptCost.explainCall";

/** What the client tells the server once, at start. */
export interface InitializationOptions {
	/** VS Code's display language, for figures. */
	readonly locale: string;
}
