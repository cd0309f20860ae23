/** A file that begins with settings between two lines of dashes. Offsets are those of the file. */
export interface FrontMatter {
	readonly yaml: string;
	readonly yamlStart: number;
	readonly body: string;
	readonly bodyStart: number;
}

const FENCED = /^(\uFEFF?\s*---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Splits a file into its settings and what follows; undefined when it does not begin with settings. */
export function splitFrontMatter(text: string): FrontMatter | undefined {
	const match = FENCED.exec(text);
	if (match === null || match.index !== 0) return undefined;
	const [whole, fence = "", yaml = ""] = match;
	return {
		yaml,
		yamlStart: fence.length,
		body: text.slice(whole.length),
		bodyStart: whole.length,
	};
}
