import type { ImageDetail } from "../prompt.ts";
import { rowOf } from "./frame.ts";
import rules from "./openaiRules.json" with { type: "json" };

/** Width and height in pixels. */
export interface PixelSize {
	readonly width: number;
	readonly height: number;
}

/** Where a size is not known, this one is assumed and said. */
export const ASSUMED_SIZE: PixelSize = { width: 1024, height: 1024 };

interface ImageRule {
	readonly prefix: string;
	readonly kind: string;
	readonly base?: number;
	readonly perTile?: number;
	readonly multiplier?: number;
	readonly extra?: number;
	/** Most patches of one picture. */
	readonly budget?: number;
	/** True when real usage confirmed the rule. */
	readonly isSeen: boolean;
}

const imageRules: readonly ImageRule[] = rules.images.toSorted(
	(a, b) => b.prefix.length - a.prefix.length,
);
const UNKNOWN_MODEL: ImageRule = {
	prefix: "",
	kind: "tiles",
	base: 85,
	perTile: 170,
	isSeen: false,
};

/** Patches of a picture that has no other budget. */
const DEFAULT_BUDGET = 1536;
const PATCH = 32;

/** Tokens of one input image on an OpenAI model, and whether real usage confirmed the rule. 1024×1024 on gpt-4o: 765. */
export function openaiImageTokens(
	model: string,
	size: PixelSize,
	detail: ImageDetail | undefined,
): { readonly tokens: number; readonly isSeen: boolean } {
	const rule: ImageRule = rowOf(imageRules, model) ?? UNKNOWN_MODEL;
	const isSeen = rule.isSeen && detail !== "low";
	if (rule.kind === "tiles") {
		const tiles = detail === "low" ? 0 : countTiles(size);
		return { tokens: (rule.base ?? 0) + (rule.perTile ?? 0) * tiles, isSeen };
	}
	const seen = detail === "low" ? fitInto(size, 512) : size;
	const patches = countPatches(seen, rule.budget ?? DEFAULT_BUDGET);
	return { tokens: Math.ceil((rule.multiplier ?? 1) * patches) + (rule.extra ?? 0), isSeen };
}

/** 512-pixel tiles after fitting into 2048² and shrinking the short side to 768: 2048×4096 gives 6. */
export function countTiles(size: PixelSize): number {
	const fitted = fitInto(size, 2048);
	const scale = Math.min(1, 768 / Math.min(fitted.width, fitted.height));
	const across = Math.ceil(Math.round(fitted.width * scale) / 512);
	return across * Math.ceil(Math.round(fitted.height * scale) / 512);
}

/** 32-pixel patches, scaled down to a budget: 1800×2400 with 1536 gives 33 × 44 = 1452. */
export function countPatches({ width, height }: PixelSize, budget: number): number {
	const patches = Math.ceil(width / PATCH) * Math.ceil(height / PATCH);
	if (patches <= budget) return patches;
	const factor = Math.sqrt((PATCH * PATCH * budget) / (width * height));
	const across = (width * factor) / PATCH;
	const down = (height * factor) / PATCH;
	const shrink = factor * Math.min(Math.floor(across) / across, Math.floor(down) / down);
	const columns = Math.ceil(Math.floor(width * shrink + 1e-6) / PATCH);
	const rows = Math.ceil(Math.floor(height * shrink + 1e-6) / PATCH);
	return Math.min(budget, columns * rows);
}

function fitInto({ width, height }: PixelSize, longest: number): PixelSize {
	const scale = Math.min(1, longest / Math.max(width, height));
	return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
