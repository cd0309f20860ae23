import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { CliWorld } from "./cliRun.ts";

const folder = path.resolve("test/fixtures/scenarios");

/** The fenced blocks of a scenario: `console` holds commands, `json` what the last one must at least have said. */
function readBlocks(file: string): readonly { readonly kind: string; readonly text: string }[] {
	const text = readFileSync(path.join(folder, file), "utf8");
	return [...text.matchAll(/^```(console|json)\n([\s\S]*?)^```$/gm)].map(
		([, kind = "", body = ""]) => ({
			kind,
			text: body,
		}),
	);
}

/** Objects may hold more than is expected; lists and values may not. */
function assertHolds(actual: unknown, expected: unknown, place: string): void {
	if (Array.isArray(expected)) {
		assert.ok(Array.isArray(actual), `${place} is a list`);
		assert.equal(
			actual.length,
			expected.length,
			`${place} has ${expected.length} items: ${JSON.stringify(actual)}`,
		);
		for (const [index, item] of expected.entries())
			assertHolds(actual[index], item, `${place}[${index}]`);
	} else if (typeof expected === "object" && expected !== null) {
		assert.ok(typeof actual === "object" && actual !== null, `${place} is an object`);
		for (const [name, value] of Object.entries(expected)) {
			assertHolds((actual as Record<string, unknown>)[name], value, `${place}.${name}`);
		}
	} else assert.deepEqual(actual, expected, place);
}

describe("worked scenarios", () => {
	let world: CliWorld;
	beforeEach(() => {
		world = new CliWorld();
	});
	afterEach(() => world.dispose());

	for (const file of readdirSync(folder)) {
		it(`hold as ${file} tells them`, async () => {
			let output = "";
			let checks = 0;
			for (const { kind, text } of readBlocks(file)) {
				if (kind === "json") {
					assertHolds(JSON.parse(output), JSON.parse(text), "output");
					checks++;
					continue;
				}
				for (const line of text.trimEnd().split("\n")) {
					assert.ok(line.startsWith("$ prompt-cost "), line);
					const { code, stdout, stderr } = await world.run(line.split(" ").slice(2));
					assert.equal(code, 0, `${line}: ${stderr}`);
					output = stdout;
				}
			}
			assert.ok(checks > 2, "a scenario checks something");
		});
	}
});
