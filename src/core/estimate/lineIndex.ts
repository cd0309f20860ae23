/** A place in a document: 0-based line, 0-based column in UTF-16 units, as the Language Server Protocol counts. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** A stretch of a document, end exclusive. */
export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/** Turns UTF-16 offsets of one text into positions. Lines end at LF, CRLF or CR. */
export class LineIndex {
	readonly #starts: number[] = [0];

	constructor(text: string) {
		if (!text.includes("\r")) {
			for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
				this.#starts.push(at + 1);
			return;
		}
		for (let offset = 0; offset < text.length; offset++) {
			const unit = text.charCodeAt(offset);
			const isReturn = unit === 13;
			if (unit !== 10 && !isReturn) continue;
			if (isReturn && text.charCodeAt(offset + 1) === 10) offset++;
			this.#starts.push(offset + 1);
		}
	}

	positionAt(offset: number): Position {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low, character: offset - (this.#starts[low] ?? 0) };
	}

	rangeOf(span: { readonly start: number; readonly end: number }): Range {
		return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
	}
}
