import type { Ledger } from "./ledger.ts";

/** The methods of a ledger that travel between threads: all that answer once. */
export type RemoteMethod = Exclude<keyof Ledger, "onDidChange" | "dispose">;

/** From the ledger's user to its thread. Values are structured clones: amounts stay bigint. */
export type LedgerRequest =
	| { readonly id: number; readonly method: RemoteMethod; readonly values: readonly unknown[] }
	| { readonly method: "dispose" };

/** From the ledger's thread to its user. `fault` is for the user's eyes, `bug` is a stack. */
export type LedgerReply =
	| { readonly id: number; readonly result: unknown }
	| { readonly id: number; readonly fault: string }
	| { readonly id: number; readonly bug: string }
	| { readonly event: "changed" };
