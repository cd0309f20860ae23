import { findEndpoint, HOLE } from "../../sdks/endpoints.ts";
import type { JsonObject } from "../../tokens/jsonValue.ts";
import { asText } from "../../tokens/jsonValue.ts";
import { readRequest } from "../../tokens/requests/readRequest.ts";
import type { CallSite } from "../callSite.ts";
import type { Resolved } from "../resolved.ts";
import { type DocumentFormat, makeFindings } from "./format.ts";
import { type HttpRequest, splitRequests } from "./httpText.ts";
import { resolveSetting } from "./settings.ts";
import { splitTemplate } from "./templateText.ts";
import { readYaml } from "./yamlDocument.ts";

/** Files of the REST clients of VS Code, JetBrains and Visual Studio: requests to known addresses. */
export const httpRequests: DocumentFormat = {
	id: "http",
	bindsModel: true,
	matches: (path) => /\.(http|rest)$/i.test(path),
	find: (text) =>
		makeFindings(
			text,
			splitRequests(text)
				.map(readCallSite)
				.filter((site) => site !== undefined),
		),
};

function readCallSite(request: HttpRequest): CallSite | undefined {
	const { method, url, body, anchor, span } = request;
	const endpoint = findEndpoint(url.replace(/\{\{[^{}]*\}\}/g, HOLE));
	const modality = endpoint?.row.sends;
	if (endpoint === undefined || modality === undefined || method !== "POST") return undefined;
	const json = readForm(body) ?? readYaml(body)?.root ?? {};
	const { provider, row } = endpoint;
	const written = asText(json["model"]) ?? endpoint.model;
	if (provider === undefined && written === undefined) return undefined;
	// The model's name decides the body's form where the address does not; any name will do.
	const read = readRequest({ url, body: json }, written ?? "model");
	const isRead = !("kind" in read);
	const prompt = isRead ? read.prompt : { messages: [], tools: [], openEnded: false };
	return {
		kind: "call",
		language: "http",
		sdk: "http",
		modality,
		format: row.format ?? "chat",
		anchor,
		span,
		callee: `${method} ${url.slice(0, 80)}`,
		provider:
			provider === undefined
				? { kind: "unknown", reason: "its address is not a provider's known one" }
				: { kind: "known", value: provider },
		model: resolveModel(written),
		prompt: {
			...prompt,
			messages: prompt.messages.map((message) => ({
				...message,
				content: message.content.flatMap((piece) =>
					piece.kind === "text" ? splitTemplate(piece.text, "double") : [piece],
				),
			})),
		},
		maxOutputTokens:
			isRead && read.maxOutputTokens !== undefined
				? { kind: "known", value: read.maxOutputTokens }
				: undefined,
		choices: { kind: "known", value: isRead ? read.choices : 1 },
		multiplier: { kind: "once" },
		options: optionsOf(json),
	};
}

function resolveModel(written: string | undefined): Resolved<string> {
	if (written === undefined) return { kind: "unknown", reason: "no model is written" };
	if (/\{\{\s*\$?(dotenv|processEnv|env)/i.test(written))
		return { kind: "unknown", reason: `${written} is read from the environment` };
	if (written.includes(HOLE))
		return { kind: "unknown", reason: "the part of the address that names it is a variable" };
	if (/\{\{/.test(written))
		return { kind: "unknown", reason: `${written} is set outside of this file` };
	return resolveSetting(written);
}

const OPTIONS = ["service_tier", "size", "quality"];

function optionsOf(json: JsonObject): CallSite["options"] {
	const options = new Map<string, Resolved<string>>();
	for (const name of OPTIONS) {
		const value = asText(json[name]);
		if (value !== undefined) options.set(name, { kind: "known", value });
	}
	return options;
}

/** The text fields of a multipart body; undefined when it is none. */
function readForm(body: string): JsonObject | undefined {
	const fields = [
		...body.matchAll(/form-data; *name="([\w-]+)"\r?\n(?:[\w-]+:[^\n]*\n)*\r?\n([^\r\n]*)/gi),
	];
	if (fields.length === 0) return undefined;
	return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value]));
}
