import { fork } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
	type CodeLens,
	createProtocolConnection,
	type Hover,
	IPCMessageReader,
	IPCMessageWriter,
	type Position,
	type PublishDiagnosticsParams,
	type ShowMessageParams,
} from "vscode-languageserver-protocol/node";

const built = fileURLToPath(new URL("../../dist/languageServer.cjs", import.meta.url));

/** How to start a server for a test. */
export interface ServerOptions {
	/** The `promptCost` section that the client answers with. */
	readonly settings?: unknown;
	/** Folders of the workspace, as paths. */
	readonly folders?: readonly string[];
	readonly dataFolder: string;
	/** Languages of the documents that are open already, as the extension tells them. */
	readonly openLanguages?: readonly string[];
	/** More variables of its environment. */
	readonly env?: Readonly<Record<string, string>>;
}

/** The built language server as a process of its own, spoken to as an editor does. */
export async function startServerProcess(options: ServerOptions) {
	const child = fork(built, ["--node-ipc"], {
		env: { ...process.env, PROMPT_COST_HOME: options.dataFolder, ...options.env },
		silent: true,
	});
	const connection = createProtocolConnection(
		new IPCMessageReader(child),
		new IPCMessageWriter(child),
	);
	const messages: ShowMessageParams[] = [];
	const diagnostics: PublishDiagnosticsParams[] = [];
	const refreshes: string[] = [];
	let settings: unknown = options.settings ?? null;
	const folders = (options.folders ?? []).map((path) => ({
		uri: pathToFileURL(path).href,
		name: path,
	}));
	connection.onRequest("workspace/configuration", () => [settings]);
	connection.onRequest("workspace/workspaceFolders", () => folders);
	connection.onRequest("client/registerCapability", () => null);
	connection.onRequest("workspace/codeLens/refresh", () => {
		refreshes.push("codeLens");
		return null;
	});
	connection.onRequest("workspace/inlayHint/refresh", () => null);
	connection.onNotification("window/showMessage", (message: ShowMessageParams) => {
		messages.push(message);
	});
	connection.onNotification(
		"textDocument/publishDiagnostics",
		(params: PublishDiagnosticsParams) => {
			diagnostics.push(params);
		},
	);
	connection.listen();
	await connection.sendRequest("initialize", {
		processId: process.pid,
		rootUri: null,
		capabilities: {
			workspace: {
				configuration: true,
				workspaceFolders: true,
				codeLens: { refreshSupport: true },
			},
		},
		workspaceFolders: folders,
		initializationOptions: {
			locale: "en",
			trusted: true,
			openLanguages: options.openLanguages ?? [],
		},
	});
	await connection.sendNotification("initialized", {});
	const versions = new Map<string, number>();
	return {
		connection,
		messages,
		diagnostics,
		refreshes,
		async open(uri: string, languageId: string, text: string): Promise<void> {
			versions.set(uri, 1);
			await connection.sendNotification("textDocument/didOpen", {
				textDocument: { uri, languageId, version: 1, text },
			});
		},
		/** Replaces the whole text. */
		async change(uri: string, text: string): Promise<void> {
			const version = (versions.get(uri) ?? 0) + 1;
			versions.set(uri, version);
			await connection.sendNotification("textDocument/didChange", {
				textDocument: { uri, version },
				contentChanges: [{ text }],
			});
		},
		/** Replaces a stretch, as an editor does when somebody types. */
		async edit(uri: string, start: Position, end: Position, text: string): Promise<void> {
			const version = (versions.get(uri) ?? 0) + 1;
			versions.set(uri, version);
			await connection.sendNotification("textDocument/didChange", {
				textDocument: { uri, version },
				contentChanges: [{ range: { start, end }, text }],
			});
		},
		lenses: (uri: string): Promise<CodeLens[]> =>
			connection.sendRequest("textDocument/codeLens", { textDocument: { uri } }),
		hover: (uri: string, position: Position): Promise<Hover | null> =>
			connection.sendRequest("textDocument/hover", { textDocument: { uri }, position }),
		async configure(next: unknown): Promise<void> {
			settings = next;
			await connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
		},
		async stop(): Promise<void> {
			const ended = new Promise((resolve) => child.once("exit", resolve));
			await connection.sendRequest("shutdown");
			await connection.sendNotification("exit");
			await ended;
			connection.dispose();
		},
	};
}

/** A running server of a test. */
export type ServerProcess = Awaited<ReturnType<typeof startServerProcess>>;
