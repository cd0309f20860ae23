import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import { findLanguage } from "../core/languages/languages.ts";
import { checkTeamFile } from "../core/team/checkTeamFile.ts";
import {
	type Explanation,
	explainableKeys,
	explainKey,
	type LayerValue,
} from "../core/team/explain.ts";
import { parseTeamFile } from "../core/team/parseTeamFile.ts";
import { TEAM_FILE_NAME } from "../core/team/teamFileName.ts";
import { fetchText } from "../node/fetchText.ts";
import type { FileProblem } from "../node/teamFiles.ts";
import { walkFiles } from "../node/walkFiles.ts";
import type { CliContext } from "./context.ts";
import type { RegisterCommand } from "./program.ts";
import { describeProblem, loadTeam, shownPath } from "./teamAccess.ts";
import { UserError } from "./userError.ts";

interface ExplainOptions {
	readonly file?: string;
	readonly model?: string;
	readonly format: "table" | "json";
}

const formatOption = () =>
	new Option("--format <format>", "how to print it").choices(["table", "json"]).default("table");

/** `prompt-cost config init|validate|explain`. */
export const registerConfig: RegisterCommand = (program, context) => {
	const config = program
		.command("config")
		.description(
			`The team file ${TEAM_FILE_NAME}: prices, names, budgets and rules that a team shares.`,
		);
	config
		.command("init")
		.description(`Write a commented ${TEAM_FILE_NAME} to start from.`)
		.option("--force", "write over an existing one")
		.action((options: { force?: boolean }) => init(context, options.force === true));
	config
		.command("validate")
		.description("Check the files that hold for a folder; every mistake with its line.")
		.argument("[folder]", "the folder", ".")
		.option("--fetch", "fetch what `extends` pins and is not cached yet")
		.addOption(formatOption())
		.action((folder: string, options: { fetch?: boolean; format: "table" | "json" }) =>
			validate(context, folder, options),
		);
	registerExplain(config, context);
};

function registerExplain(config: Command, context: CliContext): void {
	config
		.command("explain")
		.description(
			"Which layer a value comes from: rules.maxCostPerCall, aliases.prod, holes.document, …",
		)
		.argument("[key]", "the key; all that are set when left out")
		.option("--file <file>", "as it holds for calls in this file")
		.option("--model <model>", "as it holds for calls of this model")
		.addOption(formatOption())
		.action((key: string | undefined, options: ExplainOptions) => explain(context, key, options));
}

const template = `{
	// What this team pays and expects. Every key is optional; docs: prompt-cost config explain
	// "extends": ["./shared.json", "@acme/llm-prices", { "url": "https://…", "sha256": "…" }],

	// Negotiated prices: a discount on the list price, or absolute rates per million tokens. Later entries win.
	"prices": [
		// { "provider": "openai", "discount": "15%", "from": "2026-01-01" },
		// { "model": "gpt-4o*", "rates": { "input": 2, "cachedInput": 1, "output": 8 } }
	],

	// Names that are no model ids: Azure deployments, gateway names.
	"aliases": {
		// "azure/prod-chat": "gpt-4o"
	},

	// What calls are expected to answer, and how large run-time values are, in tokens.
	"outputTokens": [
		// { "callSite": "src/classify/**", "tokens": 20 }
	],
	"holes": {
		// "document": 4000
	},

	// How often calls run, and what they may cost.
	"workloads": [
		// { "callSite": "src/**", "callsPerDay": 1000 }
	],
	"budgets": [
		// { "per": "call", "amount": 0.05 }, { "per": "month", "amount": 500 }
	],
	"rules": {
		// "bannedModels": [{ "model": "gpt-4", "use": "gpt-4.1", "reason": "older and dearer" }],
		// "maxContextShare": "80%"
	}
}
`;

function init(context: CliContext, force: boolean): void {
	const file = path.join(context.cwd, TEAM_FILE_NAME);
	if (existsSync(file) && !force) {
		throw new UserError(`${TEAM_FILE_NAME} is already here; --force writes over it.`);
	}
	writeFileSync(file, template);
	context.stdout.write(`Wrote ${TEAM_FILE_NAME}. Check it with: prompt-cost config validate\n`);
}

async function validate(
	context: CliContext,
	folder: string,
	options: { readonly fetch?: boolean; readonly format: "table" | "json" },
): Promise<void> {
	const start = path.resolve(context.cwd, folder);
	if (!existsSync(start)) throw new UserError(`There is no folder ${folder}.`);
	const { config, problems, root } = await loadTeam(
		context,
		start,
		options.fetch ? fetchText : undefined,
	);
	const found = [...problems, ...unmatchedGlobs(config.layers, root, context)];
	const own = config.layers.filter((layer) => layer.kind !== "built-in");
	if (own.length === 0 && found.length === 0) {
		throw new UserError(
			`There is no ${TEAM_FILE_NAME} for ${folder}. Write one with: prompt-cost config init`,
		);
	}
	if (options.format === "json") {
		const shown = found.map((problem) => ({
			...problem,
			file: shownPath(problem.file, context.cwd),
		}));
		const files = own.map(({ kind, source }) => ({
			layer: kind,
			file: shownPath(source, context.cwd),
		}));
		context.stdout.write(`${JSON.stringify({ files, problems: shown }, null, "\t")}\n`);
	} else {
		for (const problem of found) context.stdout.write(`${describeProblem(problem, context.cwd)}\n`);
		const count = (severity: string) =>
			found.filter((problem) => problem.severity === severity).length;
		context.stdout.write(
			`${own.length} files: ${count("error")} errors, ${count("warning")} warnings\n`,
		);
	}
	if (found.some((problem) => problem.severity === "error")) context.setExitCode(2);
}

/** Globs of repository and folder files that match no source file under them. */
function unmatchedGlobs(
	layers: readonly { readonly kind: string; readonly source: string; readonly base: string }[],
	root: string,
	context: CliContext,
): FileProblem[] {
	const at = context.now().toISOString().slice(0, 10);
	return layers.flatMap(({ kind, source, base }) => {
		if (kind !== "repository" && kind !== "folder") return [];
		const { files } = walkFiles(path.join(root, base), {
			exclude: [],
			accepts: (name) => findLanguage(name) !== undefined,
			onUnreadable: () => undefined,
		});
		const checked = checkTeamFile(parseTeamFile(readFileSync(source, "utf8")), { at, files });
		return checked
			.filter(({ message }) => message.endsWith("matches no source file here"))
			.map((problem) => ({ ...problem, file: source }));
	});
}

async function explain(
	context: CliContext,
	key: string | undefined,
	options: ExplainOptions,
): Promise<void> {
	const target = path.resolve(context.cwd, options.file ?? "x");
	const { config, root } = await loadTeam(context, path.dirname(target));
	const file = path.relative(root, target).split(path.sep).join("/");
	const keys = key === undefined ? explainableKeys(config) : [key];
	const found = keys.map((each) => explainKey(config, each, { file, model: options.model }));
	if (options.format === "json") {
		context.stdout.write(`${JSON.stringify(key === undefined ? found : found[0], null, "\t")}\n`);
		return;
	}
	const [only] = found;
	if (key !== undefined && only?.layers.length === 0) {
		const known = explainableKeys(config).join(", ");
		throw new UserError(`No layer sets "${key}". Set are: ${known}.`);
	}
	for (const explanation of found) context.stdout.write(`${describeExplanation(explanation)}\n`);
}

function describeExplanation({ key, layers, inForce, isCombined }: Explanation): string {
	const shown = isCombined
		? "entries of all layers count, the nearest first"
		: describeValue(inForce);
	const lines = layers.toReversed().map((layer) => {
		const mark = !isCombined && layer.source === inForce?.source ? "→" : " ";
		return `  ${mark} ${layer.layer}: ${describeValue(layer)}  (${layer.source})`;
	});
	return [`${key}: ${shown}`, ...lines].join("\n");
}

const describeValue = (found: LayerValue | undefined): string =>
	found === undefined ? "not set" : JSON.stringify(found.value);
