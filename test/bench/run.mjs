// `npm run bench [-- name…]`: runs each benchmark in a Node 24 process of its own, so that none warms up another.
import { readdirSync } from "node:fs";
import { childEnvironment, ensureInstalled, run } from "../host/install.mjs";

const names = process.argv.slice(2);
const benchmarks = readdirSync(new URL(".", import.meta.url))
	.filter((file) => file.endsWith(".bench.ts"))
	.filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)))
	.sort();
if (benchmarks.length === 0) {
	console.error(`No benchmark in test/bench begins with ${names.join(" or ")}.`);
	process.exit(2);
}

const node = await ensureInstalled();
const env = childEnvironment();
await run(node, ["esbuild.js", "--production"], { env });
for (const file of benchmarks) {
	console.log(`\n=== ${file.replace(".bench.ts", "")}`);
	try {
		await run(node, ["--expose-gc", `test/bench/${file}`], { env });
	} catch (error) {
		process.exitCode = 1;
		console.error(error.message);
	}
}
