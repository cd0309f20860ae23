import type { Json } from "./prompt.ts";

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** The value as an object, or undefined. */
export function asObject(value: Json | undefined): JsonObject | undefined {
	return value !== null && typeof value === "object" && !Array.isArray(value)
		? (value as JsonObject)
		: undefined;
}

/** The value as a list; empty when it is none. */
export function asList(value: Json | undefined): readonly Json[] {
	return Array.isArray(value) ? value : [];
}

/** The objects of a list; empty when the value is no list. */
export function asObjects(value: Json | undefined): readonly JsonObject[] {
	return asList(value)
		.map(asObject)
		.filter((item) => item !== undefined);
}

/** The value as text, or undefined. */
export function asText(value: Json | undefined): string | undefined {
	return typeof value === "string" ? value : undefined;
}

/** The value as a finite number, or undefined. */
export function asNumber(value: Json | undefined): number | undefined {
	return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** True when a value holds more than `levels` lists or objects inside one another; never deep in the stack itself. */
export function isDeeperThan(value: Json, levels: number): boolean {
	let level: readonly Json[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > levels) return true;
		level = level.flatMap(containersIn);
	}
	return false;
}

function containersIn(value: Json): readonly Json[] {
	if (value === null || typeof value !== "object") return [];
	return Object.values(value).filter((child) => child !== null && typeof child === "object");
}
