import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTeamConfig } from "../../src/core/team/teamConfig.ts";
import { TeamFiles, type TeamFilesOptions } from "../../src/node/teamFiles.ts";

describe("team files on disk", () => {
	let folder: string;
	let root: string;
	let dataFolder: string;

	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), "team-files-"));
		root = path.join(folder, "repo");
		dataFolder = path.join(folder, "data");
		mkdirSync(root);
		mkdirSync(dataFolder);
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	function write(file: string, value: unknown): string {
		const full = path.join(root, file);
		mkdirSync(path.dirname(full), { recursive: true });
		writeFileSync(full, typeof value === "string" ? value : JSON.stringify(value));
		return full;
	}
	const files = (options: Partial<TeamFilesOptions> = {}) =>
		new TeamFiles({ root, dataFolder, trusted: true, fetchText: undefined, ...options });
	const messages = (problems: readonly { message: string }[]) =>
		problems.map(({ message }) => message);

	it("finds personal, repository and nested folder files, nearest last", async () => {
		writeFileSync(path.join(dataFolder, "config.json"), '{ "outputTokens": 1 }');
		write(".promptcost.json", { outputTokens: 2 });
		write("a/b/.promptcost.json", { outputTokens: 3 });
		const loaded = await files().load("a/b/c");
		assert.deepEqual(
			loaded.layers.map(({ kind, base }) => `${kind}:${base}`),
			["personal:", "repository:", "folder:a/b"],
		);
		assert.deepEqual(loaded.problems, []);
		assert.ok(loaded.watched.includes(path.join(root, "a", ".promptcost.json")));
		const config = createTeamConfig(loaded.layers);
		assert.equal(config.expectedOutputTokens({ file: "a/b/x.py" })?.value, 3);
	});

	it("follows extends to files and packages, two layers deep", async () => {
		write("node_modules/@acme/prices/.promptcost.json", {
			extends: ["./base.json"],
			outputTokens: 10,
		});
		write("node_modules/@acme/prices/base.json", { outputTokens: 5, accounts: ["openai"] });
		write(".promptcost.json", { extends: ["@acme/prices"] });
		const { layers, problems } = await files().load("");
		assert.deepEqual(problems, []);
		const config = createTeamConfig(layers);
		assert.equal(config.expectedOutputTokens({ file: "x" })?.layer, "organisation");
		assert.equal(config.expectedOutputTokens({ file: "x" })?.value, 10);
		assert.match(config.accounts?.source ?? "", /base\.json$/);
	});

	it("reports circles, missing targets and packages at their entry", async () => {
		write(".promptcost.json", '{\n"extends": [\n"./a.json", "./gone.json", "no-such-package"]}');
		write("a.json", { extends: ["./.promptcost.json"] });
		const { problems } = await files().load("");
		const [circle, gone, missing] = problems;
		assert.match(
			circle?.message ?? "",
			/circle: \.promptcost\.json → a\.json → \.promptcost\.json/,
		);
		assert.match(gone?.message ?? "", /gone\.json is not there/);
		assert.deepEqual([gone?.line, gone?.column], [3, 13]);
		assert.match(missing?.message ?? "", /not in node_modules/);
	});

	it("keeps the last good value of a file that breaks, and says where it broke", async () => {
		write(".promptcost.json", { outputTokens: 7 });
		const team = files();
		await team.load("");
		write(".promptcost.json", '{ "outputTokens": ');
		team.forget();
		const { layers, problems } = await team.load("");
		assert.equal(createTeamConfig(layers).expectedOutputTokens({ file: "x" })?.value, 7);
		assert.match(messages(problems)[0] ?? "", /expected/);
	});

	it("reads open documents before the disk, and refuses a 10 MB file", async () => {
		const file = write(".promptcost.json", "x".repeat(10_000_000));
		assert.match(messages((await files().load("")).problems)[0] ?? "", /too large/);
		const open = files({
			openText: (asked) => (asked === file ? '{ "outputTokens": 4 }' : undefined),
		});
		assert.equal((await open.load("")).layers.length, 1);
	});

	describe("with a pinned address", () => {
		const text = '{ "outputTokens": 42 }';
		const sha256 = createHash("sha256").update(text).digest("hex");
		const pinned = { url: "https://prices.example/team.json", sha256 };

		it("fetches once, verifies, and works from the cache afterwards", async () => {
			write(".promptcost.json", { extends: [pinned] });
			let fetched = 0;
			const fetchText = async () => {
				fetched++;
				return text;
			};
			assert.equal((await files({ fetchText }).load("")).layers.length, 2);
			assert.equal((await files({ trusted: false }).load("")).layers.length, 2);
			assert.equal((await files().load("")).layers.length, 2);
			assert.equal(fetched, 1);
			assert.deepEqual(readdirSync(path.join(dataFolder, "extends")), [`${sha256}.json`]);
		});

		it("refuses another hash, an untrusted workspace and a dead network", async () => {
			write(".promptcost.json", { extends: [pinned] });
			const problemOf = async (options: Partial<TeamFilesOptions>) =>
				messages((await files(options).load("")).problems)[0] ?? "";
			assert.match(
				await problemOf({ fetchText: async () => "{}" }),
				/another sha256 .* it is 4413/,
			);
			assert.match(await problemOf({ trusted: false, fetchText: async () => text }), /not trusted/);
			assert.match(await problemOf({}), /network is off/);
			const dead = async () => {
				throw new Error("ENOTFOUND");
			};
			assert.match(await problemOf({ fetchText: dead }), /cannot be fetched: ENOTFOUND/);
		});
	});

	it("reads nothing outside an untrusted workspace", async () => {
		writeFileSync(path.join(folder, "secret.json"), '{ "outputTokens": 1 }');
		write(".promptcost.json", { extends: ["../secret.json"] });
		const { layers, problems } = await files({ trusted: false }).load("");
		assert.equal(layers.length, 1);
		assert.match(messages(problems)[0] ?? "", /outside this workspace/);
	});
});
