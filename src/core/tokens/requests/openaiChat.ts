import { asObject, asObjects, asText, type JsonObject } from "../jsonValue.ts";
import type { Json, Prompt, PromptMessage, PromptPiece, PromptRole, ToolCall } from "../prompt.ts";
import {
	argumentsText,
	filePiece,
	imageOfUrl,
	makeTool,
	namedChoice,
	recordingPiece,
	textPiece,
	valueText,
} from "./tools.ts";

/** A body of OpenAI's Chat Completions, as many vendors take it. */
export function readOpenaiChat(body: JsonObject): Prompt {
	const uncounted: string[] = [];
	const tools = asObjects(body["tools"]).flatMap((tool) => {
		const definition = asObject(tool["function"]) ?? asObject(tool["custom"]);
		if (!definition) {
			uncounted.push(`server tool ${asText(tool["type"]) ?? ""}`.trim());
			return [];
		}
		const made = makeTool(
			definition["name"],
			definition["description"],
			definition["parameters"] ?? definition["input_schema"],
		);
		return tool["type"] === "custom" ? [{ ...made, grammar: grammarOf(definition) }] : [made];
	});
	const functions = asObjects(body["functions"]).map((f) =>
		makeTool(f["name"], f["description"], f["parameters"]),
	);
	if (body["web_search_options"] !== undefined) uncounted.push("web search");
	return {
		messages: asObjects(body["messages"]).map(readMessage),
		tools: [...tools, ...functions],
		...(functions.length > 0 ? { hasOldFunctions: true } : {}),
		...readChoice(body["tool_choice"] ?? body["function_call"]),
		...readSchema(body["response_format"]),
		...(/^json/.test(asText(asObject(body["response_format"])?.["type"]) ?? "")
			? { hasJsonOutput: true }
			: {}),
		...(typeof body["parallel_tool_calls"] === "boolean"
			? { parallelToolCalls: body["parallel_tool_calls"] }
			: {}),
		...readReasoning(body),
		...(uncounted.length > 0 ? { uncounted } : {}),
		openEnded: false,
	};
}

/** Gateways turn `reasoning` into the thinking of models that have it. */
function readReasoning(body: JsonObject): Pick<Prompt, "thinking"> {
	const reasoning = asObject(body["reasoning"]);
	const isOff = !reasoning || reasoning["enabled"] === false || reasoning["effort"] === "none";
	return isOff ? {} : { thinking: "enabled" };
}

const ROLES: { readonly [role: string]: PromptRole } = {
	system: "system",
	developer: "developer",
	user: "user",
	assistant: "assistant",
	tool: "tool",
	function: "tool",
};

function readMessage(message: JsonObject): PromptMessage {
	const role = ROLES[asText(message["role"]) ?? ""] ?? "user";
	const content = readContent(message["content"]);
	const refusal = asText(message["refusal"]);
	if (refusal) content.push(textPiece(refusal));
	const reasoning = asText(message["reasoning_content"]) ?? asText(message["reasoning"]);
	if (reasoning) content.push({ kind: "reasoning", text: reasoning });
	const calls = readCalls(message);
	const name = asText(message["name"]);
	const callId = asText(message["tool_call_id"]);
	return {
		role,
		content,
		...(name === undefined ? {} : { name }),
		...(calls.length > 0 ? { toolCalls: calls } : {}),
		...(callId === undefined ? {} : { toolCallId: callId }),
		...(asObjects(message["content"]).some((part) => part["cache_control"])
			? { cacheBreakpoint: true }
			: {}),
	};
}

function readCalls(message: JsonObject): ToolCall[] {
	const calls = asObjects(message["tool_calls"]).map((call) => {
		const definition = asObject(call["function"]) ?? asObject(call["custom"]) ?? {};
		const id = asText(call["id"]);
		return {
			...(id === undefined ? {} : { id }),
			name: asText(definition["name"]) ?? "",
			argumentsJson: argumentsText(definition["arguments"] ?? definition["input"]),
		};
	});
	const old = asObject(message["function_call"]);
	if (old) {
		calls.push({ name: asText(old["name"]) ?? "", argumentsJson: argumentsText(old["arguments"]) });
	}
	return calls;
}

function readContent(content: Json | undefined): PromptPiece[] {
	if (typeof content === "string") return [textPiece(content)];
	return asObjects(content).map(readPart);
}

function readPart(part: JsonObject): PromptPiece {
	switch (part["type"]) {
		case "image_url": {
			const image = asObject(part["image_url"]);
			return imageOfUrl(image?.["url"] ?? part["image_url"], image?.["detail"]);
		}
		case "input_audio":
			return recordingPiece("audio", asText(asObject(part["input_audio"])?.["data"]));
		case "audio_url":
			return { kind: "audio" };
		case "video_url":
			return { kind: "video" };
		case "file": {
			const data = asText(asObject(part["file"])?.["file_data"]);
			return filePiece(data?.replace(/^data:[^,]*,/, ""), "file");
		}
		case "document_url":
			return { kind: "file" };
		case "thinking":
			return { kind: "reasoning", text: valueText(part["thinking"]) };
		default:
			return textPiece(asText(part["text"]) ?? asText(part["refusal"]) ?? "");
	}
}

/** The tool choice in any of its forms. */
export function readChoice(choice: Json | undefined): Pick<Prompt, "toolChoice"> {
	const word = typeof choice === "string" ? choice.toLowerCase() : choice;
	if (word === "none" || word === "auto") return { toolChoice: word };
	if (word === "required" || word === "any") return { toolChoice: "required" };
	const named = asObject(choice) && namedChoice(asObject(choice) ?? {});
	return named ? { toolChoice: named } : {};
}

function readSchema(format: Json | undefined): Pick<Prompt, "outputSchema"> {
	const wrapper = asObject(asObject(format)?.["json_schema"]);
	const schema = wrapper?.["schema"] ?? (wrapper?.["properties"] ? wrapper : undefined);
	if (!wrapper || schema === undefined) return {};
	const name = asText(wrapper["name"]);
	const description = asText(wrapper["description"]);
	return {
		outputSchema: {
			...(name === undefined ? {} : { name }),
			...(description === undefined ? {} : { description }),
			schema,
		},
	};
}

/** The grammar of a custom tool's input, or "" when it takes free text. */
export function grammarOf(definition: JsonObject): string {
	const format = asObject(definition["format"]);
	const inner = asObject(format?.["grammar"]) ?? format;
	return asText(inner?.["definition"]) ?? "";
}
