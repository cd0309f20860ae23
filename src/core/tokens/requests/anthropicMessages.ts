import { asObject, asObjects, asText, type JsonObject } from "../jsonValue.ts";
import type {
	Json,
	Prompt,
	PromptMessage,
	PromptPiece,
	ToolCall,
	ToolDefinition,
} from "../prompt.ts";
import { decodeBase64, decodedLength } from "./base64.ts";
import { argumentsText, filePiece, imagePiece, makeTool, namedChoice, textPiece } from "./tools.ts";

/** A body of Anthropic's Messages, as Anthropic, Bedrock (invoke) and Vertex take it. */
export function readAnthropicMessages(body: JsonObject): Prompt {
	const uncounted: string[] = [];
	const messages: PromptMessage[] = [];
	const system = readBlocks(body["system"], uncounted);
	if (system.pieces.length > 0) {
		messages.push({ role: "system", content: system.pieces, ...breakpoint(system.isCached) });
	}
	for (const message of asObjects(body["messages"])) readMessage(message, messages, uncounted);
	if (body["container"] || body["mcp_servers"]) uncounted.push("server-side tools");
	const config = asObject(body["output_config"]);
	const schema =
		asObject(config?.["format"])?.["schema"] ?? asObject(body["output_format"])?.["schema"];
	return {
		messages,
		tools: asObjects(body["tools"]).flatMap((tool) => readTool(tool, uncounted)),
		...readToolChoice(body["tool_choice"]),
		...(schema === undefined ? {} : { outputSchema: { schema } }),
		...readThinking(body["thinking"]),
		...(config?.["task_budget"] ? { hasTaskBudget: true } : {}),
		...(system.hasCitations || hasCitations(body["messages"]) ? { hasCitations: true } : {}),
		...(uncounted.length > 0 ? { uncounted } : {}),
		openEnded: false,
	};
}

function readTool(tool: JsonObject, uncounted: string[]): ToolDefinition[] {
	if (tool["input_schema"] === undefined) {
		uncounted.push(`server tool ${asText(tool["type"]) ?? asText(tool["name"]) ?? ""}`.trim());
		return [];
	}
	const made = makeTool(tool["name"], tool["description"], tool["input_schema"]);
	return [{ ...made, ...breakpoint(tool["cache_control"] !== undefined) }];
}

function readToolChoice(value: Json | undefined): Pick<Prompt, "toolChoice" | "parallelToolCalls"> {
	const choice = asObject(value);
	if (!choice) return {};
	const parallel =
		choice["disable_parallel_tool_use"] === true ? { parallelToolCalls: false as const } : {};
	if (choice["type"] === "any") return { toolChoice: "required", ...parallel };
	if (choice["type"] === "none") return { toolChoice: "none", ...parallel };
	const named = choice["type"] === "tool" ? namedChoice(choice) : undefined;
	return named ? { toolChoice: named, ...parallel } : { toolChoice: "auto", ...parallel };
}

/** Which reasoning a Claude request asks for. */
export function readThinking(value: Json | undefined): Pick<Prompt, "thinking"> {
	const type = asObject(value)?.["type"];
	return type === "enabled" || type === "adaptive" ? { thinking: type } : {};
}

function breakpoint(isSet: boolean): { readonly cacheBreakpoint?: true } {
	return isSet ? { cacheBreakpoint: true } : {};
}

interface Blocks {
	readonly pieces: PromptPiece[];
	readonly calls: ToolCall[];
	readonly results: PromptMessage[];
	isCached: boolean;
	hasCitations: boolean;
}

function readMessage(message: JsonObject, messages: PromptMessage[], uncounted: string[]): void {
	const blocks = readBlocks(message["content"], uncounted);
	messages.push(...blocks.results);
	const isOnlyResults =
		blocks.results.length > 0 && blocks.pieces.length === 0 && blocks.calls.length === 0;
	if (isOnlyResults) return;
	const role =
		message["role"] === "assistant"
			? "assistant"
			: message["role"] === "system"
				? "system"
				: "user";
	messages.push({
		role,
		content: blocks.pieces,
		...(blocks.calls.length > 0 ? { toolCalls: blocks.calls } : {}),
		...breakpoint(blocks.isCached),
	});
}

function readBlocks(content: Json | undefined, uncounted: string[]): Blocks {
	const blocks: Blocks = {
		pieces: [],
		calls: [],
		results: [],
		isCached: false,
		hasCitations: false,
	};
	if (typeof content === "string") blocks.pieces.push(textPiece(content));
	for (const block of asObjects(content)) {
		readBlock(block, blocks, uncounted);
		if (block["cache_control"]) blocks.isCached = true;
	}
	return blocks;
}

function readBlock(block: JsonObject, blocks: Blocks, uncounted: string[]): void {
	switch (block["type"]) {
		case "text":
			blocks.pieces.push(textPiece(asText(block["text"]) ?? ""));
			return;
		case "image":
			blocks.pieces.push(imagePiece(asText(asObject(block["source"])?.["data"])));
			return;
		case "document":
			blocks.pieces.push(readDocument(block));
			return;
		case "thinking":
		case "redacted_thinking": {
			const hidden = asText(block["data"]);
			blocks.pieces.push({
				kind: "reasoning",
				text: asText(block["thinking"]) ?? "",
				...(hidden === undefined ? {} : { hiddenBytes: decodedLength(hidden) }),
			});
			return;
		}
		case "tool_use": {
			const id = asText(block["id"]);
			blocks.calls.push({
				...(id === undefined ? {} : { id }),
				name: asText(block["name"]) ?? "",
				argumentsJson: argumentsText(block["input"]),
			});
			return;
		}
		case "tool_result": {
			const id = asText(block["tool_use_id"]);
			const inner = readBlocks(block["content"], uncounted);
			blocks.results.push({
				role: "tool",
				content: inner.pieces,
				...(id === undefined ? {} : { toolCallId: id }),
				...breakpoint(block["cache_control"] !== undefined),
			});
			return;
		}
		default:
			uncounted.push(`block ${asText(block["type"]) ?? ""}`.trim());
	}
}

function readDocument(block: JsonObject): PromptPiece {
	const source = asObject(block["source"]);
	const data = asText(source?.["data"]);
	if (source?.["type"] === "text") {
		return { kind: "text", text: `${asText(block["title"]) ?? ""}${data ?? ""}`, isDocument: true };
	}
	const mediaType = asText(source?.["media_type"]);
	if (mediaType?.startsWith("text/") && data) {
		return { kind: "text", text: decodeText(data), isDocument: true };
	}
	return filePiece(data, mediaType);
}

/** Text of a base64 file. */
export function decodeText(base64: string): string {
	return new TextDecoder().decode(decodeBase64(base64, Number.MAX_SAFE_INTEGER));
}

function hasCitations(messages: Json | undefined): boolean {
	return asObjects(messages).some((message) =>
		asObjects(message["content"]).some(
			(block) => asObject(block["citations"])?.["enabled"] === true,
		),
	);
}
