import type { Resolved } from "../resolved.ts";

const READ = /^\$?\{\{?\s*(?:env[:.])?\s*([\w.]+)\s*(?::-?([^{}]*))?\}\}?$/;

/** What an example asks its reader to fill in: `<your-deployment>`. */
const PLACEHOLDER = /^<[^<>]*>$|^\[[^\]]*\]$|^your[-_ ]/i;

/** A value of a settings file: as written, or the default of one that is read from the environment. */
export function resolveSetting(written: string): Resolved<string> {
	const read = READ.exec(written.trim());
	if (read === null)
		return PLACEHOLDER.test(written.trim())
			? { kind: "unknown", reason: `"${written}" is a placeholder` }
			: { kind: "known", value: written };
	const [, name = "", fallback = ""] = read;
	if (fallback !== "") return { kind: "known", value: fallback };
	return { kind: "unknown", reason: `${name} is read from the environment` };
}
