import type { TeamFile } from "./schema.ts";

/** Where a value came from, from the farthest to the nearest. */
export type LayerKind = "built-in" | "personal" | "organisation" | "repository" | "folder";

/** One file of values. Plain data: it crosses to workers. */
export interface Layer {
	readonly kind: LayerKind;
	/** Path or address, for people. */
	readonly source: string;
	/** The folder its globs are relative to, relative to the scanned root, with `/`; "" is the root itself. */
	readonly base: string;
	readonly file: TeamFile;
}

/** A value and the layer it came from. */
export interface Sourced<T> {
	readonly value: T;
	readonly layer: LayerKind;
	readonly source: string;
}

/** What the product assumes where nobody says otherwise (DESIGN.md: 500 output tokens, 200 per hole). */
export const builtInLayer: Layer = {
	kind: "built-in",
	source: "built-in defaults",
	base: "",
	file: { outputTokens: 500, holes: { "*": 200 } },
};

const rank: { readonly [kind in LayerKind]: number } = {
	"built-in": 0,
	personal: 1,
	organisation: 2,
	repository: 3,
	folder: 4,
};

/** Layers in rising precedence: by kind, nested folders from the root down; extended files before who extends them. */
export function orderLayers(layers: readonly Layer[]): readonly Layer[] {
	const all = layers.some((layer) => layer.kind === "built-in")
		? layers
		: [builtInLayer, ...layers];
	return all
		.map((layer, index) => ({ layer, index }))
		.sort((a, b) => rank[a.layer.kind] - rank[b.layer.kind] || a.index - b.index)
		.map(({ layer }) => layer);
}

/** A file's path relative to a layer's folder; undefined when the file is not under it. */
export function relativeTo(base: string, file: string): string | undefined {
	if (base === "") return file;
	return file.startsWith(`${base}/`) ? file.slice(base.length + 1) : undefined;
}
