import type { Connection } from "vscode-languageserver";
import {
	type CountAtProviderParams,
	type CountAtProviderResult,
	countAtProviderRequest,
} from "../protocol.ts";

/** Asks a provider for its own count; resolves always. */
export type CountAtProvider = (params: CountAtProviderParams) => Promise<CountAtProviderResult>;

/** Answers the request to count at a provider, which editors send only when the user has agreed to it. */
export function registerCountAtProvider(
	connection: Connection,
	count: CountAtProvider | undefined,
): void {
	connection.onRequest(
		countAtProviderRequest,
		async (params: CountAtProviderParams): Promise<CountAtProviderResult> =>
			count ? count(params) : { message: "No provider can be asked in this editor." },
	);
}
