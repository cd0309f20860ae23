import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { walkFiles } from "../../src/node/walkFiles.ts";

describe("walkFiles", () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "prompt-cost-walk-"));
		const texts = {
			".gitignore": "keys/*\n!keys/reader.py\nlogs/\n",
			"main.py": "",
			"keys/reader.py": "",
			"keys/secret.py": "",
			"logs/a.py": "",
			"node_modules/x/a.py": "",
			"own/left.py": "",
			"own/right/a.py": "",
		};
		for (const [path, text] of Object.entries(texts)) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), text);
		}
	});
	after(() => rm(folder, { recursive: true, force: true }));

	it("finds a file that a .gitignore takes back from a folder that it leaves out", () => {
		const { files } = walkFiles(folder, {
			accepts: (path) => path.endsWith(".py"),
			exclude: ["own/**"],
			onUnreadable: (path) => assert.fail(path),
		});
		assert.deepEqual([...files].sort(), ["keys/reader.py", "main.py"]);
	});
});
