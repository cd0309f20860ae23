import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Counts that providers gave, by the hash of what was asked. It holds neither texts nor keys. */
export interface CountCache {
	get(hash: string): number | undefined;
	set(hash: string, tokens: number): void;
}

const MOST = 50_000;

/** A cache in a file of lines `hash tokens`, read on first use; of very many the older half is forgotten. */
export function openCountCache(path: string): CountCache {
	let counts: Map<string, number> | undefined;
	const load = () => {
		counts ??= readCounts(path);
		return counts;
	};
	return {
		get: (hash) => load().get(hash),
		set: (hash, tokens) => {
			load().set(hash, tokens);
			mkdirSync(dirname(path), { recursive: true });
			appendFileSync(path, `${hash} ${tokens}\n`);
		},
	};
}

function readCounts(path: string): Map<string, number> {
	let lines: string[];
	try {
		lines = readFileSync(path, "utf8").split("\n");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Map();
		throw error;
	}
	if (lines.length > MOST) {
		lines = lines.slice(-MOST / 2);
		writeFileSync(path, lines.join("\n"));
	}
	const rows = lines.map((line) => line.split(" "));
	return new Map(
		rows.flatMap(([hash, tokens]) =>
			hash && /^\d+$/.test(tokens ?? "") ? [[hash, Number(tokens)] as const] : [],
		),
	);
}
