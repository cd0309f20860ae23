// `npm run torture [-- ledger [kills] [seed] | fuzz [cases] [seed]]`: without a name the ledger, in full.
import { runFuzz } from "./fuzz.ts";
import { runLedger } from "./ledger.ts";

const [name = "ledger", ...rest] = process.argv.slice(2);
const [count, seed] = rest.map(Number);
const runs: { readonly [name: string]: () => Promise<boolean> } = {
	ledger: () => runLedger(count ?? 500, seed),
	fuzz: () => runFuzz(count ?? 20_000, seed ?? 1_000_000),
};
const run = runs[name];
if (run === undefined)
	console.error(`There is no torture ${name}: ${Object.keys(runs).join(", ")}`);
process.exit(run !== undefined && (await run()) ? 0 : 1);
