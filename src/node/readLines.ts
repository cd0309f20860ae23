import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";

/** One line of a text file, without its line break. */
export interface TextLine {
	/** 1-based. */
	readonly number: number;
	readonly text: string;
	/** Bytes read so far. */
	readonly bytesRead: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The lines of a UTF-8 file, or of standard input for "-", in memory of one line. Only LF and CRLF end a line: JSON may hold
 * U+2028 as it is. Rejects when the file cannot be read.
 */
export async function* readLines(path: string, stdin: Readable): AsyncGenerator<TextLine> {
	const stream = path === "-" ? stdin : createReadStream(path, { highWaterMark: 1 << 16 });
	let pending: Buffer[] = [];
	let number = 0;
	let bytesRead = 0;
	for await (const chunk of stream) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
		let start = 0;
		for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
			pending.push(bytes.subarray(start, end));
			bytesRead += end + 1 - start;
			yield { number: ++number, text: decode(pending, number), bytesRead };
			pending = [];
			start = end + 1;
		}
		bytesRead += bytes.length - start;
		if (start < bytes.length) pending.push(bytes.subarray(start));
	}
	if (pending.length > 0) yield { number: ++number, text: decode(pending, number), bytesRead };
}

function decode(parts: readonly Buffer[], number: number): string {
	const bytes = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
	const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
	const text = bytes.toString("utf8", 0, end);
	return number === 1 && text.startsWith("\ufeff") ? text.slice(1) : text;
}
