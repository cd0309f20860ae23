import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { findLanguage } from "../../src/core/languages/languages.ts";
import { openGrammars } from "../../src/node/grammars.ts";

// The floor under a scan of files with calls: a thread that parses its share of them and looks for nothing.
const grammars = openGrammars([join(import.meta.dirname, "../../dist/grammars")]);
parentPort?.on("message", async ({ root, files }: { root: string; files: readonly string[] }) => {
	for (const file of files) {
		const language = findLanguage(file);
		if (language === undefined) continue;
		const parser = await grammars.parserFor(language);
		parser.parse(readFileSync(join(root, file), "utf8"));
	}
	parentPort?.postMessage("done");
});
parentPort?.postMessage("ready");
