import { decodeBase64 } from "./base64.ts";

/** How much of a document is searched for pages. */
const MOST = 1 << 22;

/** Pages of a base64 PDF by its page objects; undefined when they are hidden in compressed streams or it is no PDF. */
export function pdfPagesOf(base64: string): number | undefined {
	const bytes = decodeBase64(base64, MOST);
	let text = "";
	for (let at = 0; at < bytes.length; at += 8192) {
		text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	}
	if (!text.startsWith("%PDF")) return undefined;
	const pages = text.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
	return pages > 0 ? pages : undefined;
}
