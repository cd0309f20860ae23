import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { CallSite } from "../core/estimate/callSite.ts";
import type { EstimateContext } from "../core/estimate/estimate.ts";
import { findCallSites } from "../core/estimate/findCallSites.ts";
import { LineIndex } from "../core/estimate/lineIndex.ts";
import { findLanguage } from "../core/languages/languages.ts";
import type { ComparedCall } from "../core/review/compareModels.ts";
import { createTokenCounter } from "../core/tokens/counter.ts";
import type { Json } from "../core/tokens/prompt.ts";
import { type ReadRequest, readRequest } from "../core/tokens/requests/readRequest.ts";
import { openGrammars } from "../node/grammars.ts";
import { readLines } from "../node/readLines.ts";
import { createVocabularyReader } from "../node/vocabularies.ts";
import type { CliContext } from "./context.ts";
import { prepareTeam } from "./teamAccess.ts";
import { UserError } from "./userError.ts";

/** A source file larger than this is not parsed. */
const MAX_SOURCE_BYTES = 1_000_000;
/** A comparison holds every request in memory: more are not compared, they are estimated. */
const MAX_REQUESTS = 2_000;

/** Reads what is compared: one call site (`FILE:LINE`) or every request of a JSON Lines file. */
export async function readComparedCalls(
	target: string,
	context: CliContext,
): Promise<ComparedCall[]> {
	const place = /^(.+):(\d+)$/.exec(target);
	const file = path.resolve(context.cwd, place?.[1] ?? target);
	if (!existsSync(file)) {
		throw new UserError(
			`There is no file ${place?.[1] ?? target}; name FILE:LINE or a JSON Lines file.`,
		);
	}
	if (statSync(file).isDirectory()) throw new UserError(`${target} is a folder; name FILE:LINE.`);
	const estimate = await contextFor(file, context);
	if (place?.[2] !== undefined)
		return [{ site: await readSite(file, Number(place[2]), context), context: estimate }];
	if (findLanguage(path.basename(file))) {
		throw new UserError(`Name the line of the call, too: ${target}:LINE.`);
	}
	const sites = await readRequests(file, target);
	return sites.map((site) => ({ site, context: estimate }));
}

async function contextFor(file: string, context: CliContext): Promise<EstimateContext> {
	const { config, root } = await prepareTeam(context, path.dirname(file));
	return {
		counter: createTokenCounter(createVocabularyReader(context.assetFolder)),
		config,
		file: path.relative(root, file).split(path.sep).join("/"),
		today: context.now().toISOString().slice(0, 10),
	};
}

/** The targets (`FILE:LINE`) of every call of a source file; undefined when the target is none. Throws `UserError`. */
export async function listCalls(
	target: string,
	context: CliContext,
): Promise<readonly string[] | undefined> {
	const file = path.resolve(context.cwd, target);
	if (!findLanguage(path.basename(file)) || !existsSync(file) || statSync(file).isDirectory()) {
		return undefined;
	}
	const { callSites, lineOf } = await readSites(file, context);
	if (callSites.length === 0) throw new UserError(`${target} holds no call.`);
	return [...new Set(callSites.map(({ anchor }) => `${target}:${lineOf(anchor.start)}`))];
}

/** The call whose method name stands on the line, else the innermost one whose span holds it. */
async function readSite(file: string, line: number, context: CliContext): Promise<CallSite> {
	const { callSites, lineOf } = await readSites(file, context);
	const site =
		callSites.find(({ anchor }) => lineOf(anchor.start) === line) ??
		callSites.findLast(({ span }) => lineOf(span.start) <= line && line <= lineOf(span.end));
	if (site) return site;
	const others = callSites.map(({ anchor }) => lineOf(anchor.start)).join(", ");
	throw new UserError(
		`There is no call on line ${line}${others === "" ? "; none was found in this file" : `; calls stand on ${others}`}.`,
	);
}

/** The calls of a source file, and the line (from 1) of an offset in it. */
async function readSites(file: string, context: CliContext) {
	const language = findLanguage(path.basename(file));
	if (!language)
		throw new UserError(`${path.basename(file)} is in no language that is understood.`);
	if (statSync(file).size > MAX_SOURCE_BYTES) throw new UserError(`${file} is larger than 1 MB.`);
	const text = readFileSync(file, "utf8");
	const grammars = openGrammars([path.join(context.assetFolder, "grammars")]);
	const tree = (await grammars.parserFor(language)).parse(text);
	if (!tree) throw new UserError(`${file} cannot be parsed.`);
	const { callSites } = findCallSites({ path: file, language: language.id, text, tree });
	const lines = new LineIndex(text);
	return { callSites, lineOf: (offset: number) => lines.positionAt(offset).line + 1 };
}

async function readRequests(file: string, name: string): Promise<CallSite[]> {
	const sites: CallSite[] = [];
	for await (const { text, number } of readLines(file, process.stdin)) {
		if (text.trim() === "") continue;
		if (sites.length >= MAX_REQUESTS) {
			throw new UserError(
				`${name} holds more than ${MAX_REQUESTS} requests; use: prompt-cost estimate`,
			);
		}
		const read = readRequest(parseJson(text, `${name}:${number}`));
		if ("kind" in read) throw new UserError(`${name}:${number}: ${read.reason}`);
		sites.push(siteOf(read));
	}
	if (sites.length === 0) throw new UserError(`${name} holds no requests.`);
	return sites;
}

function parseJson(text: string, place: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch (error) {
		throw new UserError(`${place}: not JSON: ${(error as Error).message.slice(0, 200)}`, {
			cause: error,
		});
	}
}

const nowhere = { start: 0, end: 0 };

/** A recorded request as a call site: everything about it is known. */
function siteOf(read: ReadRequest): CallSite {
	const { provider, model, format, prompt, maxOutputTokens, choices, hasOutput } = read;
	return {
		kind: "call",
		language: "json",
		sdk: "request",
		modality: hasOutput ? "chat" : "embeddings",
		format,
		anchor: nowhere,
		span: nowhere,
		callee: read.id ?? "request",
		provider:
			provider === undefined
				? { kind: "candidates", values: [], reason: "the request does not say who bills it" }
				: { kind: "known", value: provider },
		model: { kind: "known", value: model },
		prompt,
		maxOutputTokens:
			maxOutputTokens === undefined ? undefined : { kind: "known", value: maxOutputTokens },
		choices: { kind: "known", value: choices },
		multiplier: { kind: "once" },
		options: new Map(),
	};
}
