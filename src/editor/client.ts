import { env, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "../protocol.ts";
import { documentPatterns, languages, schemes } from "./contributions.ts";
import type { Log } from "./log.ts";

/** What the client of the language server needs, on desktop and in browsers. */
export function createClientOptions(log: Log): LanguageClientOptions {
	const initializationOptions: InitializationOptions = {
		locale: env.language,
		trusted: workspace.isTrusted,
		openLanguages: [...new Set(workspace.textDocuments.map((document) => document.languageId))],
	};
	return {
		documentSelector: [
			...schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
			...schemes.flatMap((scheme) => documentPatterns.map((pattern) => ({ scheme, pattern }))),
			...schemes.map((scheme) => ({ scheme, pattern: "**/.promptcost.json" })),
		],
		initializationOptions,
		outputChannel: log,
	};
}

/** The running client, or a rejection that was already shown and logged. */
export type ReadyClient = Promise<BaseLanguageClient>;
