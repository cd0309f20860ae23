import { once } from "node:events";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { format } from "node:util";
import { launchBrowser } from "./browser.ts";
import { type CodeServerOptions, ensureCodeServer, startCodeServer } from "./codeServer.ts";
import type { RunFolders } from "./workspace.ts";

/** A suite to run inside the extension host of a server. */
export interface HostedSuite {
	/** Query of the window's address: `folder=/abs/path` or `workspace=/abs/x.code-workspace`. */
	readonly opened: string;
	/** Folder of the extension under development. */
	readonly development: string;
	/** The bundled entry, which exports `run()`. */
	readonly entry: string;
	readonly folders: RunFolders;
	readonly server?: Partial<CodeServerOptions>;
	readonly timeoutMs: number;
}

/** The address of a window of the server, which may load an extension from its folder and run a suite. */
export function windowAddress(
	port: number,
	window: {
		readonly opened: string;
		/** Folder of the extension under development; only a server with the driver takes it. */
		readonly development?: string;
		readonly entry?: string;
	},
): string {
	const payload = [
		["extensionDevelopmentPath", window.development],
		["extensionTestsPath", window.entry],
	]
		.filter(([, path]) => path !== undefined)
		.map(([key, path]) => [key, `vscode-remote://127.0.0.1:${port}${path}`]);
	const query = payload.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : "";
	return `http://127.0.0.1:${port}/?${window.opened}${query}`;
}

/** Runs the suite in a real VS Code (server and browser); resolves to its verdict, 0 when every test passed. */
export async function runHostedSuite(suite: HostedSuite): Promise<number> {
	await ensureCodeServer();
	const { report, windowLog } = suite.folders;
	const log = (...parts: readonly unknown[]): void =>
		appendFileSync(windowLog, `${format(...parts)}\n`);
	const server = await startCodeServer({
		...suite.folders,
		driver: true,
		onLine: log,
		...suite.server,
		env: { PROMPT_COST_TEST_REPORT: report, ...suite.server?.env },
	});
	try {
		const verdict = await awaitVerdict(windowAddress(server.port, suite), suite.timeoutMs, log);
		if (existsSync(report)) console.log(readFileSync(report, "utf8"));
		else console.log(`The suite did not start. The window's log: ${windowLog}`);
		return verdict;
	} finally {
		server.dispose();
	}
}

async function awaitVerdict(
	address: string,
	timeoutMs: number,
	log: (...parts: readonly unknown[]) => void,
): Promise<number> {
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage();
		await page.exposeFunction("codeAutomationLog", (type: string, parts: unknown) =>
			log(type, ...(Array.isArray(parts) ? parts : [parts])),
		);
		const verdict = new Promise<number>((resolve, reject) => {
			page.exposeFunction("codeAutomationExit", resolve).catch(reject);
			page.on("crash", () => reject(new Error("The browser's page crashed.")));
		});
		const tooLate = once(AbortSignal.timeout(timeoutMs), "abort").then(() => {
			throw new Error(`The suite gave no verdict within ${timeoutMs / 1000} s.`);
		});
		await page.goto(address);
		return await Promise.race([verdict, tooLate]);
	} finally {
		await browser.close();
	}
}
