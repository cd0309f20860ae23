import type { RequestPlaces } from "../sdks/sdk.ts";
import type { Json, Prompt, PromptMessage, ToolDefinition } from "../tokens/prompt.ts";
import { findArgument } from "./findArgument.ts";
import type { RequestArguments } from "./requestArguments.ts";
import { resolveJson } from "./resolveJson.ts";
import { resolveContent, resolveMessages } from "./resolveMessages.ts";
import type { TextReader } from "./resolveText.ts";
import type { Source } from "./source.ts";
import type { Thing } from "./thingKinds.ts";

/** Puts together what a call sends: system text, messages, text without roles, tools and output schema. */
export function resolvePrompt(
	places: RequestPlaces,
	request: RequestArguments,
	receiver: Thing | undefined,
	reader: TextReader,
): Prompt {
	const find = (place: string | undefined) => findArgument(request, place, reader.trail, receiver);
	const messages: PromptMessage[] = [];
	const system = find(places.system);
	if (system !== undefined)
		messages.push({ role: "system", content: resolveContent(system, reader) });
	const list = find(places.messages);
	let openEnded = false;
	if (list !== undefined) {
		const found = resolveMessages(list, reader);
		messages.push(...found.messages);
		openEnded = found.openEnded;
	} else if (request.gap !== undefined && places.messages !== undefined) openEnded = true;
	const text = find(places.prompt);
	for (const one of text === undefined ? [] : textsOf(text, reader))
		messages.push({ role: "prompt", content: resolveContent(one, reader) });
	const tools = find(places.tools);
	const schema = find(places.schema);
	const outputSchema =
		schema === undefined ? undefined : readSchema(resolveJson(schema, reader.trail));
	const toolChoice = readToolChoice(find(places.toolChoice), reader);
	return {
		messages,
		tools: tools === undefined ? [] : readTools(tools, reader),
		openEnded,
		...(outputSchema === undefined ? {} : { outputSchema }),
		...(toolChoice === undefined ? {} : { toolChoice }),
	};
}

/** The texts of a list that is written down (`input: ["a", "b"]`); anything else is one text. */
function textsOf(source: Source, { trail }: TextReader): readonly Source[] {
	const found = trail.follow(source);
	if (found.kind !== "value" || found.source.expression.kind !== "list") return [source];
	const { expression, outline } = found.source;
	return expression.items.map(({ value }) => ({ expression: value, outline }));
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}

function readTools(source: Source, reader: TextReader): ToolDefinition[] {
	const found = reader.trail.follow(source);
	if (found.kind !== "value" || found.source.expression.kind !== "list") return [];
	const { expression, outline } = found.source;
	return expression.items.flatMap((item): ToolDefinition[] => {
		const json = resolveJson({ expression: item.value, outline }, reader.trail);
		return isObject(json) ? [readTool(json)] : [];
	});
}

function readTool(json: { readonly [key: string]: Json }): ToolDefinition {
	const inner = isObject(json["function"]) ? json["function"] : json;
	const { name, description } = inner;
	const parameters = inner["parameters"] ?? inner["input_schema"];
	return {
		name:
			typeof name === "string" ? name : typeof json["type"] === "string" ? json["type"] : "tool",
		...(typeof description === "string" ? { description } : {}),
		...(parameters === undefined ? {} : { parameters }),
	};
}

function readSchema(json: Json | undefined): Prompt["outputSchema"] {
	if (!isObject(json)) return undefined;
	const inner = isObject(json["json_schema"]) ? json["json_schema"] : json;
	const schema =
		inner["schema"] ?? (inner === json && json["type"] === "object" ? json : undefined);
	if (schema === undefined) return undefined;
	const { name, description } = inner;
	return {
		schema,
		...(typeof name === "string" ? { name } : {}),
		...(typeof description === "string" ? { description } : {}),
	};
}

function readToolChoice(source: Source | undefined, reader: TextReader): Prompt["toolChoice"] {
	if (source === undefined) return undefined;
	const json = resolveJson(source, reader.trail);
	if (json === "auto" || json === "none" || json === "required") return json;
	if (!isObject(json)) return undefined;
	const inner = isObject(json["function"]) ? json["function"] : json;
	const name = inner["name"];
	return typeof name === "string" ? { name } : undefined;
}
