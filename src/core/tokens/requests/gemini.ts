import { asList, asObject, asObjects, asText, type JsonObject } from "../jsonValue.ts";
import type {
	Json,
	Prompt,
	PromptMessage,
	PromptPiece,
	ToolCall,
	ToolDefinition,
} from "../prompt.ts";
import { decodeText } from "./anthropicMessages.ts";
import { decodedLength } from "./base64.ts";
import { filePiece, imagePiece, makeTool, recordingPiece, textPiece } from "./tools.ts";

/** A body of Gemini's generateContent, in camelCase or snake_case. */
export function readGemini(body: JsonObject): Prompt {
	const uncounted: string[] = [];
	const messages: PromptMessage[] = [];
	const system = field(body, "systemInstruction");
	if (system !== undefined) {
		const parts = typeof system === "string" ? [{ text: system }] : partsOf(asObject(system) ?? {});
		messages.push({ role: "system", content: parts.map((part) => readPart(part)) });
	}
	const contents = body["contents"];
	if (typeof contents === "string") messages.push({ role: "user", content: [textPiece(contents)] });
	const list = asObject(contents) ? [asObject(contents) ?? {}] : asObjects(contents);
	for (const content of list) readContent(content, messages);
	if (field(body, "cachedContent")) uncounted.push("the cached content");
	const tools = asObject(body["tools"])
		? [asObject(body["tools"]) ?? {}]
		: asObjects(body["tools"]);
	return {
		messages,
		tools: tools.flatMap((tool) => readTool(tool, uncounted)),
		...(uncounted.length > 0 ? { uncounted } : {}),
		openEnded: false,
	};
}

/** A field by its camelCase name, or by the same in snake_case. */
function field(object: JsonObject, name: string): Json | undefined {
	return object[name] ?? object[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

function partsOf(content: JsonObject): readonly JsonObject[] {
	const parts = content["parts"];
	const single = asObject(parts);
	if (single) return [single];
	return asList(parts)
		.map((part) => (typeof part === "string" ? { text: part } : asObject(part)))
		.filter((part) => part !== undefined);
}

function readTool(tool: JsonObject, uncounted: string[]): ToolDefinition[] {
	for (const name of Object.keys(tool)) {
		if (!/^function_?declarations$/i.test(name)) uncounted.push(`server tool ${name}`);
	}
	return asObjects(field(tool, "functionDeclarations")).map((declaration) =>
		makeTool(
			declaration["name"],
			declaration["description"],
			field(declaration, "parametersJsonSchema") ?? declaration["parameters"],
		),
	);
}

function readContent(content: JsonObject, messages: PromptMessage[]): void {
	const pieces: PromptPiece[] = [];
	const toolCalls: ToolCall[] = [];
	const parts = partsOf(content);
	for (const part of parts) {
		const result = asObject(field(part, "functionResponse"));
		const call = asObject(field(part, "functionCall"));
		const signature = asText(field(part, "thoughtSignature"));
		if (signature) pieces.push({ kind: "reasoning", hiddenBytes: decodedLength(signature) });
		if (result) messages.push(readResult(result));
		else if (call) toolCalls.push(readCall(call));
		else pieces.push(readPart(part));
	}
	if (parts.length > 0 && pieces.length + toolCalls.length === 0) return;
	const role = content["role"] === "model" ? "assistant" : "user";
	messages.push({ role, content: pieces, ...(toolCalls.length > 0 ? { toolCalls } : {}) });
}

function readResult(result: JsonObject): PromptMessage {
	const content = [textPiece(JSON.stringify(result["response"] ?? {}))];
	return { role: "tool", name: asText(result["name"]) ?? "", content };
}

function readCall(call: JsonObject): ToolCall {
	return { name: asText(call["name"]) ?? "", argumentsJson: JSON.stringify(call["args"] ?? {}) };
}

function readPart(part: JsonObject): PromptPiece {
	const text = asText(part["text"]);
	if (text !== undefined) return textPiece(text);
	const inline = asObject(field(part, "inlineData"));
	const remote = asObject(field(part, "fileData"));
	const mediaType = asText(field(inline ?? remote ?? {}, "mimeType")) ?? "";
	const data = asText(inline?.["data"]);
	if (mediaType.startsWith("image/")) return imagePiece(data);
	if (mediaType.startsWith("audio/")) return recordingPiece("audio", data);
	if (mediaType.startsWith("video/")) return recordingPiece("video", data);
	if (mediaType.startsWith("text/") && data) return textPiece(decodeText(data));
	if (inline || remote) return filePiece(data, mediaType);
	return textPiece(JSON.stringify(part));
}
