// One of many processes that write to one ledger until they are killed. Prints an id once its append is acknowledged.
import { writeSync } from "node:fs";
import { SqliteLedger } from "../../src/node/ledgerSqlite.ts";

const [folder = "", name = "", shared = "0"] = process.argv.slice(2);
const ledger = new SqliteLedger({ dataFolder: folder, now: () => new Date() });
for (let index = 0; ; index++) {
	// Every fifth entry is one that all processes write, as two windows do that see the same response.
	const id = index % 5 === 0 ? `shared-${Number(shared) + index}` : `${name}-${index}`;
	const size = index % 7 === 0 ? 20 : 1;
	const entries = Array.from({ length: size }, (_, part) => ({
		id: `${id}.${part}`,
		account: "openai",
		kind: "spend" as const,
		amount: { nano: 1n, currency: "USD" },
		at: new Date(
			Date.UTC(2026, 0, 1) + ((index * 7_919_000 + part) % (86_400_000 * 300)),
		).toISOString(),
		model: `model-${index % 3}`,
	}));
	await ledger.append(entries);
	// Synchronous, so that what is printed was acknowledged and what was acknowledged is mostly printed.
	writeSync(1, `${entries.map((entry) => entry.id).join(" ")}\n`);
}
