import assert from "node:assert/strict";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { CompiledBundle } from "../../src/node/compiledBundle.ts";

describe("bundle whose compiled functions are kept", () => {
	let folder: string;
	let bundle: string;
	const kept = () => join(folder, "kept");
	const open = () => new CompiledBundle(bundle, kept());
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "prompt-cost-bundle-"));
		bundle = join(folder, "bundle.cjs");
		writeFileSync(bundle, 'exports.sep = () => require("node:path").basename(__filename);');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it("gives what it exports, at first and from what was kept", () => {
		const first = open();
		assert.equal((first.load() as { sep: () => string }).sep(), "bundle.cjs");
		first.keep(false);
		assert.equal(readdirSync(kept()).length, 1);
		assert.equal((open().load() as { sep: () => string }).sep(), "bundle.cjs");
	});

	it("takes nothing that was kept of another version, and lets go of it", () => {
		const first = open();
		first.load();
		first.keep(false);
		writeFileSync(bundle, "exports.one = 1;");
		const second = open();
		assert.deepEqual(second.load(), { one: 1 });
		second.keep(false);
		assert.equal(readdirSync(kept()).length, 1);
	});

	it("reads past kept code that is broken, and writes it anew", () => {
		writeFileSync(bundle, "exports.two = 2;");
		const { size, ctimeMs } = statSync(bundle);
		const file = join(kept(), `bundle.cjs.${size}.${Math.round(ctimeMs)}.code`);
		mkdirSync(kept());
		writeFileSync(file, "broken");
		const first = open();
		assert.deepEqual(first.load(), { two: 2 });
		first.keep(false);
		assert.deepEqual(readdirSync(kept()), [basename(file)]);
		assert.ok(statSync(file).size > "broken".length);
	});

	it("does not run kept code of which a byte has changed", () => {
		const first = open();
		first.load();
		first.keep(false);
		const file = join(kept(), readdirSync(kept())[0] ?? "");
		const sound = readFileSync(file);
		const spoiled = Buffer.from(sound);
		spoiled[spoiled.length >> 1] = (spoiled[spoiled.length >> 1] ?? 0) ^ 0xff;
		writeFileSync(file, spoiled);
		const second = open();
		assert.equal((second.load() as { sep: () => string }).sep(), "bundle.cjs");
		second.keep(false);
		assert.notDeepEqual(readFileSync(file), spoiled);
	});

	it("works where nothing can be kept", () => {
		writeFileSync(kept(), "a file, not a folder");
		const first = open();
		first.load();
		first.keep(false);
	});
});
