import { fileURLToPath } from "node:url";
import { Scanner } from "../src/node/scanner.ts";

/** The folder of the built program. */
export const assetFolder = fileURLToPath(new URL("../dist", import.meta.url));

/** Scans with the built program on so many threads; they end with `use`. */
export async function withScanner<T>(
	dataFolder: string,
	threads: number,
	use: (scanner: Scanner) => Promise<T>,
): Promise<T> {
	const scanner = new Scanner({
		workerPath: fileURLToPath(new URL("../dist/parserWorker.cjs", import.meta.url)),
		assetFolder,
		dataFolder,
		today: "2026-11-23",
		threads,
	});
	try {
		return await use(scanner);
	} finally {
		await scanner.close();
	}
}
