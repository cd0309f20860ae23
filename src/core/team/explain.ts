import type { Layer, LayerKind } from "./layers.ts";
import { teamFileKeys } from "./schema.ts";
import type { CallSiteFacts, TeamConfig } from "./teamConfig.ts";

/** A key's value in one layer. */
export interface LayerValue {
	readonly layer: LayerKind;
	readonly source: string;
	readonly value: unknown;
}

/** Where a value comes from: every layer that says something, farthest first, and the one in force. */
export interface Explanation {
	readonly key: string;
	/** Undefined when no layer sets the key, or when the entries of all layers count together (`isCombined`). */
	readonly inForce: LayerValue | undefined;
	readonly isCombined: boolean;
	readonly layers: readonly LayerValue[];
}

/** Keys whose entries of all layers count together, the nearest first in rank. */
const combined = new Set(["prices", "workloads", "budgets", "rules.bannedModels", "extends"]);

/** Explains a dotted key (`rules.maxCostPerCall`, `aliases.prod`, `holes.document`), for one call site where it matters. */
export function explainKey(config: TeamConfig, key: string, site: CallSiteFacts): Explanation {
	const layers = config.layers.flatMap((layer) => {
		const value = valueAt(layer, key);
		return value === undefined ? [] : [{ layer: layer.kind, source: layer.source, value }];
	});
	const isCombined = combined.has(key) && layers.length > 1;
	return {
		key,
		layers,
		isCombined,
		inForce: isCombined ? undefined : inForce(config, key, site, layers),
	};
}

/** The keys that can be explained, of those that some layer sets. */
export function explainableKeys(config: TeamConfig): string[] {
	const keys = config.layers.flatMap(({ file }) =>
		Object.entries(file).flatMap(([key, value]) => keysOf(key, value)),
	);
	return [...new Set(keys)].sort();
}

function keysOf(key: string, value: unknown): string[] {
	if (!teamFileKeys.includes(key) || key === "$schema") return [];
	if (key === "currency" || !isTable(value)) return [key];
	return Object.keys(value).map((inner) => `${key}.${inner}`);
}

function inForce(
	config: TeamConfig,
	key: string,
	site: CallSiteFacts,
	layers: readonly LayerValue[],
): LayerValue | undefined {
	const resolved = resolve(config, key, site);
	if (resolved) return resolved;
	return layers.at(-1);
}

/** Values that are found by more than the nearest layer: by call site, by pattern, by the tighter of two rules. */
function resolve(config: TeamConfig, key: string, site: CallSiteFacts): LayerValue | undefined {
	const [head = "", ...rest] = key.split(".");
	const name = rest.join(".");
	if (head === "outputTokens") return config.expectedOutputTokens(site);
	if (head === "holes" && name !== "") return config.holeTokens(name, site);
	if (head === "aliases" && name !== "") return config.resolveAlias(name);
	if (head !== "rules") return undefined;
	const { rules } = config;
	if (name === "maxCostPerCall") return rules.maxCostPerCall;
	if (name === "maxContextShare") return rules.maxContextShare;
	return name === "requireOutputCap" ? rules.requireOutputCap : undefined;
}

function valueAt(layer: Layer, key: string): unknown {
	const [head = "", ...rest] = key.split(".");
	const top: unknown = Object.hasOwn(layer.file, head)
		? (layer.file as { readonly [key in string]: unknown })[head]
		: undefined;
	const name = rest.join(".");
	if (name === "") return top;
	return isTable(top) && Object.hasOwn(top, name) ? top[name] : undefined;
}

const isTable = (value: unknown): value is { readonly [key in string]: unknown } =>
	typeof value === "object" && value !== null && !Array.isArray(value);
