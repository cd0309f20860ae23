/** Where costs are shown in the editor. */
export const displays = ["codeLens", "inline", "hover"] as const;
export type Display = (typeof displays)[number];

/** The user's choices of looks and surfaces. They change no figure. */
export interface Settings {
	readonly enabled: boolean;
	readonly display: Display;
	/** VS Code language ids without costs. */
	readonly disabledLanguages: readonly string[];
	/** Globs, relative to the workspace folder, beside the built-in ones. */
	readonly exclude: readonly string[];
	/** Warn when a balance falls below this amount of its own currency; null for each account's own threshold. */
	readonly warnBelow: number | null;
}

export const defaultSettings: Settings = {
	enabled: true,
	display: "codeLens",
	disabledLanguages: [],
	exclude: [],
	warnBelow: null,
};

function isStringList(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/**
 * Reads the `promptCost` section. A value that makes no sense falls back to its default; `problems` names each such setting in
 * words for the user.
 */
export function readSettings(raw: unknown): { settings: Settings; problems: string[] } {
	const section: { readonly [key: string]: unknown } =
		typeof raw === "object" && raw !== null ? { ...raw } : {};
	const problems: string[] = [];
	function read<T>(
		key: string,
		value: unknown,
		isValid: (value: unknown) => value is T,
		fallback: T,
	): T {
		if (value === undefined || value === null) return fallback;
		if (isValid(value)) return value;
		problems.push(
			`promptCost.${key}: ${JSON.stringify(value)} is not valid, using ${JSON.stringify(fallback)}`,
		);
		return fallback;
	}
	const balance = section["balance"];
	const warnBelow = typeof balance === "object" && balance !== null ? { ...balance } : {};
	const settings: Settings = {
		enabled: read(
			"enabled",
			section["enabled"],
			(v) => typeof v === "boolean",
			defaultSettings.enabled,
		),
		display: read(
			"display",
			section["display"],
			(v): v is Display => displays.some((each) => each === v),
			defaultSettings.display,
		),
		disabledLanguages: read("disabledLanguages", section["disabledLanguages"], isStringList, []),
		exclude: read("exclude", section["exclude"], isStringList, []),
		warnBelow: read(
			"balance.warnBelow",
			"warnBelow" in warnBelow ? warnBelow.warnBelow : undefined,
			(v): v is number | null => typeof v === "number" && Number.isFinite(v) && v >= 0,
			defaultSettings.warnBelow,
		),
	};
	return { settings, problems };
}
