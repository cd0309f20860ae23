import assert from "node:assert/strict";
import { LineIndex } from "../../../src/core/estimate/lineIndex.ts";

describe("LineIndex", () => {
	it("counts LF, CRLF and CR as one line end each, and columns in UTF-16 units", () => {
		const text = "a\r\nb😀c\rd\ne";
		const index = new LineIndex(text);
		assert.deepEqual(index.positionAt(0), { line: 0, character: 0 });
		assert.deepEqual(index.positionAt(text.indexOf("c")), { line: 1, character: 3 });
		assert.deepEqual(index.positionAt(text.indexOf("d")), { line: 2, character: 0 });
		assert.deepEqual(index.positionAt(text.length), { line: 3, character: 1 });
	});
});
