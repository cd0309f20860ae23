import { asObject, asObjects, asText, type JsonObject } from "../jsonValue.ts";
import type {
	Json,
	Prompt,
	PromptMessage,
	PromptPiece,
	PromptRole,
	ToolDefinition,
} from "../prompt.ts";
import { decodedLength } from "./base64.ts";
import { grammarOf, readChoice } from "./openaiChat.ts";
import {
	argumentsText,
	filePiece,
	imageOfUrl,
	makeTool,
	recordingPiece,
	textPiece,
	valueText,
} from "./tools.ts";

/** A body of OpenAI's Responses. Calls made one after another without anything between them are one turn. */
export function readOpenaiResponses(body: JsonObject): Prompt {
	const uncounted: string[] = [];
	const messages: PromptMessage[] = [];
	const instructions = asText(body["instructions"]);
	if (instructions) messages.push({ role: "system", content: [textPiece(instructions)] });
	const input = body["input"];
	if (typeof input === "string") messages.push({ role: "user", content: [textPiece(input)] });
	for (const item of asObjects(input)) readItem(item, messages, uncounted);
	if (body["previous_response_id"]) uncounted.push("the conversation of previous_response_id");
	if (body["conversation"]) uncounted.push("the stored conversation");
	if (body["prompt"]) uncounted.push("the stored prompt");
	const format = asObject(asObject(body["text"])?.["format"]);
	const schema = format?.["schema"];
	const name = asText(format?.["name"]);
	const description = asText(format?.["description"]);
	return {
		messages,
		tools: asObjects(body["tools"]).flatMap((tool) => readTool(tool, uncounted)),
		...readChoice(body["tool_choice"]),
		...(schema === undefined
			? {}
			: {
					outputSchema: {
						...(name === undefined ? {} : { name }),
						...(description === undefined ? {} : { description }),
						schema,
					},
				}),
		...(asObject(body["reasoning"])?.["mode"] === "pro" ? { thinking: "pro" } : {}),
		...(typeof body["parallel_tool_calls"] === "boolean"
			? { parallelToolCalls: body["parallel_tool_calls"] }
			: {}),
		...(uncounted.length > 0 ? { uncounted } : {}),
		openEnded: false,
	};
}

function readTool(tool: JsonObject, uncounted: string[]): ToolDefinition[] {
	const definition = asObject(tool["function"]) ?? tool;
	if (tool["type"] === "function") {
		return [makeTool(definition["name"], definition["description"], definition["parameters"])];
	}
	if (tool["type"] === "custom") {
		return [
			{ ...makeTool(tool["name"], tool["description"], undefined), grammar: grammarOf(tool) },
		];
	}
	uncounted.push(`server tool ${asText(tool["type"]) ?? ""}`.trim());
	return [];
}

function readItem(item: JsonObject, messages: PromptMessage[], uncounted: string[]): void {
	switch (item["type"] ?? "message") {
		case "message":
			messages.push(readMessage(item));
			return;
		case "function_call":
		case "custom_tool_call":
			pushCall(item, messages);
			return;
		case "function_call_output":
		case "custom_tool_call_output": {
			const id = asText(item["call_id"]);
			const content = readContent(item["output"]);
			messages.push({ role: "tool", content, ...(id === undefined ? {} : { toolCallId: id }) });
			return;
		}
		case "reasoning":
			messages.push({ role: "assistant", content: [readReasoning(item)] });
			return;
		default:
			uncounted.push(`item ${asText(item["type"]) ?? ""}`.trim());
	}
}

function readReasoning(item: JsonObject): PromptPiece {
	const hidden = asText(item["encrypted_content"]);
	return {
		kind: "reasoning",
		...(hidden === undefined ? {} : { hiddenBytes: decodedLength(hidden) }),
	};
}

function pushCall(item: JsonObject, messages: PromptMessage[]): void {
	const id = asText(item["call_id"]);
	const call = {
		...(id === undefined ? {} : { id }),
		name: asText(item["name"]) ?? "",
		argumentsJson: argumentsText(item["arguments"] ?? item["input"]),
		hasItemId: item["id"] !== undefined && item["id"] !== null,
	};
	const last = messages[messages.length - 1];
	if (last?.role === "assistant" && last.toolCalls && last.content.length === 0) {
		messages[messages.length - 1] = { ...last, toolCalls: [...last.toolCalls, call] };
		return;
	}
	messages.push({ role: "assistant", content: [], toolCalls: [call] });
}

const ROLES: { readonly [role: string]: PromptRole } = {
	system: "system",
	developer: "developer",
	assistant: "assistant",
};

function readMessage(item: JsonObject): PromptMessage {
	const role = ROLES[asText(item["role"]) ?? ""] ?? "user";
	return { role, content: readContent(item["content"]) };
}

function readContent(content: Json | undefined): PromptPiece[] {
	if (typeof content === "string") return [textPiece(content)];
	return asObjects(content).map((part) => {
		switch (part["type"]) {
			case "input_image":
				return imageOfUrl(part["image_url"], part["detail"]);
			case "input_file": {
				const data = asText(part["file_data"]);
				return filePiece(data?.replace(/^data:[^,]*,/, ""), asText(part["filename"]) ?? "file");
			}
			case "input_audio":
				return recordingPiece("audio", asText(asObject(part["input_audio"])?.["data"]));
			default:
				return textPiece(asText(part["text"]) ?? valueText(part["refusal"]));
		}
	});
}
