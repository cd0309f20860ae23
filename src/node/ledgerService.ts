import { type Ledger, LedgerFault } from "../core/spend/ledger.ts";
import type { LedgerReply, LedgerRequest } from "../core/spend/ledgerMessages.ts";

/** The worker's end of a message channel. */
export interface LedgerPort {
	on(event: "message", listener: (request: LedgerRequest) => void): unknown;
	postMessage(reply: LedgerReply): void;
	close(): void;
}

/**
 * Answers requests on `port` with the ledger that `open` gives, opened with the first request; what fails at opening is
 * tried again with the next one.
 */
export function serveLedger(port: LedgerPort, open: () => Ledger): void {
	let ledger: Ledger | undefined;
	const use = () => {
		if (ledger === undefined) {
			ledger = open();
			ledger.onDidChange(() => port.postMessage({ event: "changed" }));
		}
		return ledger;
	};
	port.on("message", (request) => {
		if (request.method !== "dispose") {
			void answer(request, use).then((reply) => port.postMessage(reply));
			return;
		}
		void (ledger?.dispose() ?? Promise.resolve()).then(() => port.close());
	});
}

async function answer(
	request: Exclude<LedgerRequest, { method: "dispose" }>,
	use: () => Ledger,
): Promise<LedgerReply> {
	const { id, method, values } = request;
	try {
		const ledger = use();
		const call = ledger[method] as (...values: unknown[]) => Promise<unknown>;
		return { id, result: await call.apply(ledger, [...values]) };
	} catch (error) {
		if (error instanceof LedgerFault) return { id, fault: error.message };
		return { id, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}
