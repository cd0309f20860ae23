import type { DeclaredWrapper } from "../core/project/callerFilter.ts";
import type { ScannedFile, ScanReply } from "./scanMessages.ts";

/** A reply that is being filled. */
export interface OpenReply extends ScanReply {
	readonly results: ScannedFile[];
	readonly wrappers: DeclaredWrapper[];
	readonly left: string[];
	parsed: number;
}

/** A reply of nothing. */
export function emptyReply(): OpenReply {
	return { results: [], wrappers: [], left: [], parsed: 0 };
}

/** Adds what a batch yielded, and what it left. */
export function addReply(joined: OpenReply, { results, wrappers, left, parsed }: ScanReply): void {
	joined.results.push(...results);
	joined.wrappers.push(...wrappers);
	joined.left.push(...left);
	joined.parsed += parsed;
}
