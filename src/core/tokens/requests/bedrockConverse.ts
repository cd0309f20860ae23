import { asObject, asObjects, asText, type JsonObject } from "../jsonValue.ts";
import type { Json, Prompt, PromptMessage, PromptPiece, ToolCall } from "../prompt.ts";
import { decodeText, readThinking } from "./anthropicMessages.ts";
import { filePiece, imagePiece, makeTool, namedChoice, textPiece } from "./tools.ts";

/** A body of Amazon Bedrock's Converse (Nova's invoke bodies have the same shape). */
export function readBedrockConverse(body: JsonObject): Prompt {
	const messages: PromptMessage[] = [];
	const system = asObjects(body["system"]);
	if (system.length > 0) {
		messages.push({ role: "system", content: system.flatMap(readText), ...breakpointOf(system) });
	}
	for (const message of asObjects(body["messages"])) readMessage(message, messages);
	const config = asObject(body["toolConfig"]);
	const uncounted: string[] = [];
	if (body["guardrailConfig"]) uncounted.push("the guardrail");
	const tools = asObjects(config?.["tools"]).flatMap((tool) => {
		const spec = asObject(tool["toolSpec"]);
		if (!spec) {
			if (tool["cachePoint"] === undefined) uncounted.push("server tool");
			return [];
		}
		const schema = asObject(spec["inputSchema"])?.["json"];
		return [
			makeTool(
				spec["name"],
				spec["description"],
				typeof schema === "string" ? parse(schema) : schema,
			),
		];
	});
	return {
		messages,
		tools,
		...readChoice(config?.["toolChoice"]),
		...readSchema(body["outputConfig"]),
		...readThinking(asObject(body["additionalModelRequestFields"])?.["thinking"]),
		...(hasCitations(body["messages"]) ? { hasCitations: true } : {}),
		...(uncounted.length > 0 ? { uncounted } : {}),
		openEnded: false,
	};
}

function parse(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return text;
	}
}

function readChoice(value: Json | undefined): Pick<Prompt, "toolChoice"> {
	const choice = asObject(value);
	if (!choice) return {};
	if (choice["any"]) return { toolChoice: "required" };
	const named = namedChoice(asObject(choice["tool"]) ?? {});
	return { toolChoice: named ?? "auto" };
}

function readSchema(value: Json | undefined): Pick<Prompt, "outputSchema"> {
	const structure = asObject(asObject(asObject(value)?.["textFormat"])?.["structure"]);
	const wrapper = asObject(structure?.["jsonSchema"]);
	const schema = wrapper?.["schema"];
	if (schema === undefined) return {};
	return { outputSchema: { schema: typeof schema === "string" ? parse(schema) : schema } };
}

function breakpointOf(blocks: readonly JsonObject[]): { readonly cacheBreakpoint?: true } {
	return blocks.some((block) => block["cachePoint"]) ? { cacheBreakpoint: true } : {};
}

function readText(block: JsonObject): PromptPiece[] {
	const guarded = asObject(asObject(block["guardContent"])?.["text"])?.["text"];
	const text = asText(block["text"]) ?? asText(guarded);
	return text === undefined ? [] : [textPiece(text)];
}

function readMessage(message: JsonObject, messages: PromptMessage[]): void {
	const blocks = asObjects(message["content"]);
	const pieces: PromptPiece[] = [];
	const calls: ToolCall[] = [];
	for (const block of blocks) {
		const result = asObject(block["toolResult"]);
		const use = asObject(block["toolUse"]);
		if (result) messages.push(readResult(result));
		else if (use) calls.push(readCall(use));
		else pieces.push(...readPiece(block));
	}
	if (pieces.length === 0 && calls.length === 0 && blocks.length > 0) return;
	messages.push({
		role: message["role"] === "assistant" ? "assistant" : "user",
		content: pieces,
		...(calls.length > 0 ? { toolCalls: calls } : {}),
		...breakpointOf(blocks),
	});
}

function readCall(use: JsonObject): ToolCall {
	const id = asText(use["toolUseId"]);
	return {
		...(id === undefined ? {} : { id }),
		name: asText(use["name"]) ?? "",
		argumentsJson: JSON.stringify(use["input"] ?? {}),
	};
}

function readResult(result: JsonObject): PromptMessage {
	const id = asText(result["toolUseId"]);
	const content = asObjects(result["content"]).flatMap((block) =>
		block["json"] === undefined ? readPiece(block) : [textPiece(JSON.stringify(block["json"]))],
	);
	return { role: "tool", content, ...(id === undefined ? {} : { toolCallId: id }) };
}

function readPiece(block: JsonObject): PromptPiece[] {
	const image = asObject(block["image"]);
	const document = asObject(block["document"]);
	const reasoning = asObject(asObject(block["reasoningContent"])?.["reasoningText"]);
	const search = asObject(block["searchResult"]);
	if (image) return [imagePiece(asText(asObject(image["source"])?.["bytes"]))];
	if (document) return [readDocument(document)];
	if (reasoning) return [{ kind: "reasoning", text: asText(reasoning["text"]) ?? "" }];
	if (search) return [textPiece(JSON.stringify(search["content"] ?? ""))];
	if (block["video"]) return [{ kind: "video" }];
	return readText(block);
}

function readDocument(document: JsonObject): PromptPiece {
	const bytes = asText(asObject(document["source"])?.["bytes"]);
	const format = asText(document["format"]) ?? "";
	const isText = ["txt", "md", "csv", "html"].includes(format);
	return isText && bytes ? textPiece(decodeText(bytes)) : filePiece(bytes, format);
}

/** True where a document or a search result, in a message or a tool's result, is to be cited. */
function hasCitations(messages: Json | undefined): boolean {
	return asObjects(messages).some((message) =>
		asObjects(message["content"]).some(
			(block) =>
				isCited(block) || asObjects(asObject(block["toolResult"])?.["content"]).some(isCited),
		),
	);
}

function isCited(block: JsonObject): boolean {
	const source = asObject(block["document"]) ?? asObject(block["searchResult"]);
	return asObject(source?.["citations"])?.["enabled"] === true;
}
