import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CallSite } from "../../../src/core/estimate/callSite.ts";
import { findCallSites } from "../../../src/core/estimate/findCallSites.ts";
import { isSameSite } from "../../../src/core/estimate/sameSite.ts";
import { languageOf } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/languages/python");

/** Offsets of a call site, its prompt's pieces and its steering comment: where it stands, not what it is. */
const PLACE =
	/^(anchor|span|steering\.modelSpan|prompt\.messages\.\d+\.content\.\d+\.span)\.(start|end)$/;

/** Every copy of some plain data in which one primitive is another, with the path of that primitive. */
function* changeEach(value: unknown, path: readonly string[]): Generator<[string, unknown]> {
	if (typeof value !== "object" || value === null) yield [path.join("."), differFrom(value)];
	else
		for (const [key, inner] of value instanceof Map ? value : Object.entries(value))
			for (const [at, changed] of changeEach(inner, [...path, key]))
				yield [at, replaceIn(value, key, changed)];
}

function differFrom(primitive: unknown): unknown {
	if (typeof primitive === "number") return primitive + 1;
	return "?!";
}

function replaceIn(value: object, key: string, inner: unknown): unknown {
	if (value instanceof Map) return new Map(value).set(key, inner);
	return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

async function readCallSites(): Promise<CallSite[]> {
	const parser = await grammars.parserFor(languageOf("python"));
	return globSync("*.py", { cwd: fixtures }).flatMap((path) => {
		const text = readFileSync(join(fixtures, path), "utf8");
		const tree = parser.parse(text);
		assert.ok(tree);
		return findCallSites({ path, language: "python", text, tree }).callSites;
	});
}

describe("isSameSite", () => {
	it("looks at everything but where a call site stands", async () => {
		let count = 0;
		for (const site of await readCallSites()) {
			assert.ok(isSameSite(site, structuredClone(site)));
			for (const [path, changed] of changeEach(site, [])) {
				assert.equal(isSameSite(site, changed as CallSite), PLACE.test(path), path);
				count++;
			}
		}
		assert.ok(count > 1000, `only ${count} changes`);
	});

	it("sees a tool's parameter that is called span", async () => {
		const [site] = await readCallSites();
		assert.ok(site);
		const withTool = (span: number): CallSite => ({
			...site,
			prompt: { ...site.prompt, tools: [{ name: "find", parameters: { span: { start: span } } }] },
		});
		assert.ok(isSameSite(withTool(1), withTool(1)));
		assert.ok(!isSameSite(withTool(1), withTool(2)));
	});
});
