import {
	CodeActionKind,
	CodeLensRefreshRequest,
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type InitializeParams,
	type InitializeResult,
	TextDocumentSyncKind,
	TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { languages } from "../core/languages/languages.ts";
import { TEAM_FILE_NAME } from "../core/team/teamFileName.ts";
import { type InitializationOptions, trustGrantedNotification } from "../protocol.ts";
import { Analyses, type Analyzer } from "./analyses.ts";
import { registerCodeLens } from "./codeLens.ts";
import { completionTriggers, registerCompletion } from "./completion.ts";
import { type CountAtProvider, registerCountAtProvider } from "./countAtProvider.ts";
import { ProblemDiagnostics } from "./diagnostics.ts";
import { registerDocumentProviders } from "./documentProviders.ts";
import { Exclusions, type ReadFile } from "./exclusions.ts";
import { registerHover } from "./hover.ts";
import { registerInlayHints } from "./inlayHints.ts";
import { showMessage } from "./messages.ts";
import { MoneyFeature } from "./money.ts";
import type { MoneyPorts } from "./moneyChanges.ts";
import { Notebooks, notebookSync } from "./notebooks.ts";
import { registerPrices, type UpdatePrices } from "./prices.ts";
import { registerQuickFixes } from "./quickFixes.ts";
import { Roots } from "./roots.ts";
import { defaultSettings, readSettings } from "./settings.ts";
import { type OpenTeamFiles, TeamLayers } from "./teamLayers.ts";
import { registerWhyNoCost } from "./whyNoCost.ts";

/** What the entry file hands in: everything that touches the outside world. */
export interface ServerPorts {
	readonly analyzer: Analyzer;
	readonly readFile: ReadFile;
	readonly money: MoneyPorts;
	readonly openTeamFiles: OpenTeamFiles;
	/** Undefined where the network is out of reach. */
	readonly updatePrices?: UpdatePrices;
	readonly countAtProvider?: CountAtProvider;
	/** The absolute path of a root on disk; undefined for virtual ones. */
	readonly pathOfUri: (uri: string) => string | undefined;
}

const ruleFiles: readonly string[] = [".gitignore", TEAM_FILE_NAME];

/** Files whose change on disk may change what is shown: rules, sources that others import, path aliases. */
const watchedFiles: readonly string[] = [
	...ruleFiles,
	"{ts,js}config.json",
	`*{${[...new Set(languages.flatMap((language) => language.extensions))].join(",")}}`,
];

function isRuleFile(uri: string): boolean {
	return ruleFiles.some((name) => uri.endsWith(`/${name}`));
}

function placeOnDisk(
	roots: Roots,
	uri: string,
	pathOfUri: (uri: string) => string | undefined,
): { root: string; file: string } | undefined {
	const place = roots.locate(uri);
	const root = place && pathOfUri(place.root);
	return place && root !== undefined ? { root, file: place.path } : undefined;
}

/** Wires the features of both flows to a connection and starts to listen. */
export function startServer(connection: Connection, ports: ServerPorts): void {
	const documents = new TextDocuments(TextDocument);
	const notebooks = new Notebooks(documents);
	const roots = new Roots();
	const exclusions = new Exclusions(ports.readFile, roots);
	const teamLayers = new TeamLayers(connection, documents, roots, ports.openTeamFiles);
	let settings = defaultSettings;
	let locale: string | undefined;
	let trusted = false;
	/** Which surfaces the client lets us ask again. */
	let refreshes = { codeLens: false, inlayHint: false };
	let warnedOf = "";
	const style = () => ({
		...(locale === undefined ? {} : { locale }),
		today: ports.money.now().toISOString().slice(0, 10),
	});
	const analyses = new Analyses(
		ports.analyzer,
		{
			exclusionOf: (uri) => exclusions.reasonFor(uri),
			layersOf: (uri) => teamLayers.layersOf(uri),
			placeOf: (uri) => placeOnDisk(roots, uri, ports.pathOfUri),
			notebookOf: (document) => notebooks.viewOf(document),
		},
		() => settings,
		style,
	);
	const problems = new ProblemDiagnostics(connection, documents, analyses);

	const money = new MoneyFeature(connection, ports.money, {
		settings: () => settings,
		configs: () => teamLayers.configs(),
		locale: () => locale,
	});

	async function loadSettings(): Promise<void> {
		const read = readSettings(await connection.workspace.getConfiguration("promptCost"));
		settings = read.settings;
		exclusions.setGlobs(settings.exclude);
		const warning = read.problems.join("; ");
		if (warning !== "" && warning !== warnedOf) showMessage(connection, "warning", warning);
		warnedOf = warning;
		refresh();
	}

	/** Everything is looked at anew. */
	function refresh(): void {
		analyses.forgetAll();
		void problems.publishAll();
		askAgain();
	}

	/** Every surface asks again; what is still valid is answered at once. */
	function askAgain(): void {
		if (refreshes.codeLens) void connection.sendRequest(CodeLensRefreshRequest.type);
		if (refreshes.inlayHint) void connection.languages.inlayHint.refresh();
	}

	async function loadFolders(): Promise<void> {
		const folders = await connection.workspace.getWorkspaceFolders();
		roots.set((folders ?? []).map((folder) => folder.uri));
		exclusions.refresh();
		await teamLayers.refresh();
		refresh();
	}

	connection.onInitialize((params: InitializeParams): InitializeResult => {
		const { workspace } = params.capabilities;
		refreshes = {
			codeLens: workspace?.codeLens?.refreshSupport ?? false,
			inlayHint: workspace?.inlayHint?.refreshSupport ?? false,
		};
		const options: InitializationOptions | undefined = params.initializationOptions;
		locale = options?.locale;
		trusted = options?.trusted ?? false;
		ports.analyzer.warmUp(options?.openLanguages ?? []);
		roots.set((params.workspaceFolders ?? []).map((folder) => folder.uri));
		return {
			capabilities: {
				textDocumentSync: TextDocumentSyncKind.Incremental,
				notebookDocumentSync: notebookSync,
				codeLensProvider: {},
				hoverProvider: true,
				codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
				completionProvider: { triggerCharacters: [...completionTriggers] },
				inlayHintProvider: true,
				workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
			},
		};
	});
	connection.onInitialized(async () => {
		void connection.client.register(DidChangeConfigurationNotification.type, {
			section: "promptCost",
		});
		void connection.client.register(DidChangeWatchedFilesNotification.type, {
			watchers: [...watchedFiles].map((name) => ({ globPattern: `**/${name}` })),
		});
		connection.workspace.onDidChangeWorkspaceFolders(() => loadFolders());
		await loadSettings();
		await teamLayers.setTrusted(trusted);
		await money.start();
	});
	connection.onDidChangeConfiguration(async () => {
		await loadSettings();
		await money.announce();
	});
	connection.onDidChangeWatchedFiles(async ({ changes }) => {
		if (changes.some(({ uri }) => isRuleFile(uri))) {
			exclusions.refresh();
			await teamLayers.refresh();
			refresh();
			await money.announce();
			return;
		}
		const stale = changes.map(({ uri }) => analyses.invalidate(uri));
		if (stale.includes(true)) askAgain();
	});
	documents.onDidChangeContent(async ({ document }) => {
		if (document.uri.endsWith(`/${TEAM_FILE_NAME}`)) {
			await teamLayers.refresh();
			refresh();
			await money.announce();
			return;
		}
		if (analyses.invalidate(document.uri)) askAgain();
		await problems.publish(document);
	});
	connection.onNotification(trustGrantedNotification, async () => {
		await teamLayers.setTrusted(true);
		refresh();
	});
	documents.onDidClose(async ({ document }) => {
		analyses.close(document.uri);
		await problems.close(document.uri);
	});

	registerCodeLens(connection, documents, analyses, () => settings);
	registerInlayHints(connection, documents, analyses, () => settings);
	registerQuickFixes(connection);
	registerHover(connection, documents, analyses, (provider) => money.standingOf(provider));
	registerDocumentProviders(connection, documents, analyses);
	registerCompletion(connection, documents, () => settings, style);
	registerWhyNoCost(connection, documents, analyses);
	registerCountAtProvider(connection, ports.countAtProvider);
	registerPrices(connection, ports.updatePrices, refresh);
	documents.listen(connection);
	notebooks.listen(connection, (cells) => {
		askAgain();
		for (const cell of cells) void problems.publish(cell);
	});
	connection.listen();
}
