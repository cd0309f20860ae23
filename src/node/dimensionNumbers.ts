import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type LedgerEntry, spendDimensions } from "../core/spend/ledgerEntry.ts";

/** Maps within maps: one for each dimension but the last, which leads to numbers. */
type DimensionTree = Map<string, DimensionTree | number>;

/** Finds the row of an entry's dimensions, making it on first use. Lives as long as its connection. */
export class DimensionNumbers {
	readonly #tree: DimensionTree = new Map();
	readonly #insert: StatementSync;
	readonly #select: StatementSync;

	constructor(database: DatabaseSync) {
		this.#insert = database.prepare(
			`INSERT INTO dimensions (model, endpoint, modality, project, callSite) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`,
		);
		this.#select = database.prepare(
			`SELECT number FROM dimensions
			WHERE model = ? AND endpoint = ? AND modality = ? AND project = ? AND callSite = ?`,
		);
	}

	/** Call it inside a write transaction. */
	find(entry: LedgerEntry): number {
		// A map for each of the five: joining them to one key costs three times as much.
		let tree = this.#tree;
		tree = branchOf(tree, entry.model);
		tree = branchOf(tree, entry.endpoint);
		tree = branchOf(tree, entry.modality);
		tree = branchOf(tree, entry.project);
		const leaf = entry.callSite ?? "";
		const known = tree.get(leaf);
		if (typeof known === "number") return known;
		const values = spendDimensions.map((dimension) => entry[dimension] ?? "");
		this.#insert.run(...values);
		const number = Number(this.#select.get(...values)?.["number"]);
		tree.set(leaf, number);
		return number;
	}

	/** Forgets what it knows of the file's rows: after a rolled-back transaction they may not be there. */
	forget(): void {
		this.#tree.clear();
	}
}

function branchOf(tree: DimensionTree, value = ""): DimensionTree {
	const known = tree.get(value);
	if (known instanceof Map) return known;
	const made: DimensionTree = new Map();
	tree.set(value, made);
	return made;
}
