import { EstimateMemo } from "../core/estimate/estimateMemo.ts";
import { isSameData } from "../core/estimate/sameSite.ts";
import type { Layer } from "../core/team/layers.ts";
import { createTeamConfig, type TeamConfig } from "../core/team/teamConfig.ts";

/** What is kept of one document's last analysis beside its tree. */
interface DocumentMemo {
	readonly layers: readonly Layer[];
	readonly config: TeamConfig;
	readonly estimates: EstimateMemo;
}

/** More open documents than these are estimated from scratch when they come back. */
const maxMemos = 32;

/** The team configuration and the estimates of every open document, least recently used first. */
export class DocumentMemos {
	readonly #memos = new Map<string, DocumentMemo>();

	/** The memo of a document under these team files. */
	of(path: string, layers: readonly Layer[]): DocumentMemo {
		const known = this.#memos.get(path);
		const memo =
			known && isSameData(known.layers, layers)
				? known
				: { layers, config: createTeamConfig(layers), estimates: new EstimateMemo() };
		this.#memos.delete(path);
		this.#memos.set(path, memo);
		const [oldest] = this.#memos.keys();
		if (this.#memos.size > maxMemos && oldest !== undefined) this.#memos.delete(oldest);
		return memo;
	}

	forget(path: string): void {
		this.#memos.delete(path);
	}

	/** After other prices came into force. */
	clear(): void {
		this.#memos.clear();
	}
}
