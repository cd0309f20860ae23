import type { Connection } from "vscode-languageserver";
import { type UpdatePricesResult, updatePricesRequest } from "../protocol.ts";

/** Fetches current prices and puts them to use; resolves always. */
export type UpdatePrices = () => Promise<UpdatePricesResult>;

/** Answers the request to fetch current prices; after new ones every document is looked at anew. */
export function registerPrices(
	connection: Connection,
	update: UpdatePrices | undefined,
	refresh: () => void,
): void {
	connection.onRequest(updatePricesRequest, async (): Promise<UpdatePricesResult> => {
		if (!update) {
			return { updated: false, message: "Prices cannot be fetched in this editor.", changes: [] };
		}
		const result = await update();
		if (result.updated) refresh();
		return result;
	});
}
