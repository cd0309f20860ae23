import { decodeBase64 } from "./base64.ts";

/** How much of a document is searched. */
const MOST = 1 << 22;

/** What a PDF shows without decompressing it. */
export interface PdfSummary {
	/** By its page objects; undefined when they are hidden in compressed streams. */
	readonly pages: number | undefined;
	/** Its text layer, a line for each string shown; undefined when any stream is compressed. */
	readonly text: string | undefined;
}

/** Reads a base64 PDF; undefined when it is none. */
export function readPdf(base64: string): PdfSummary | undefined {
	const bytes = decodeBase64(base64, MOST);
	let source = "";
	for (let at = 0; at < bytes.length; at += 8192) {
		source += String.fromCharCode(...bytes.subarray(at, at + 8192));
	}
	if (!source.startsWith("%PDF")) return undefined;
	const pages = source.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
	const isCompressed = /\/Filter\b/.test(source) || bytes.length === MOST;
	return {
		pages: pages > 0 ? pages : undefined,
		text: isCompressed ? undefined : shownStrings(source).join("\n"),
	};
}

/** The literal strings that a `Tj` operator follows. */
function shownStrings(source: string): string[] {
	const shown: string[] = [];
	for (let at = source.indexOf("("); at >= 0; at = source.indexOf("(", at)) {
		const end = endOfString(source, at);
		if (/^\s*Tj\b/.test(source.slice(end, end + 16))) {
			shown.push(source.slice(at + 1, end - 1).replace(/\\(.)/gs, "$1"));
		}
		at = end;
	}
	return shown;
}

/** Behind the closing parenthesis; pairs inside may nest, a backslash takes the next sign as it is. */
function endOfString(source: string, start: number): number {
	let depth = 0;
	for (let at = start; at < source.length; at++) {
		const sign = source[at];
		if (sign === "\\") at++;
		else if (sign === "(") depth++;
		else if (sign === ")" && --depth === 0) return at + 1;
	}
	return source.length;
}
