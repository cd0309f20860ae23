import { asList, asObject, asObjects, asText, type JsonObject } from "../jsonValue.ts";
import type { Json, Prompt, PromptPiece } from "../prompt.ts";
import { imageOfUrl, textPiece } from "./tools.ts";

/** A body whose input is text without messages: embeddings, legacy completions, Titan, Gemini's embedContent. */
export function readPlainText(body: JsonObject): Prompt {
	const texts = [
		"input",
		"prompt",
		"inputText",
		"texts",
		"inputs",
		"content",
		"documents",
		"query",
	].flatMap((name) => textsOf(body[name]));
	const numbers = asList(body["input"])
		.flat()
		.filter((item) => typeof item === "number").length;
	const content: PromptPiece[][] = texts.map((text) => [textPiece(text)]);
	if (numbers > 0) content.push([{ kind: "tokens", count: numbers }]);
	return {
		messages: content.map((pieces) => ({ role: "prompt", content: pieces })),
		tools: [],
		openEnded: false,
	};
}

function textsOf(value: Json | undefined): string[] {
	if (typeof value === "string") return [value];
	const object = asObject(value);
	if (object) return textsOf(object["text"] ?? object["parts"]);
	return asList(value).flatMap((item) => textsOf(item));
}

/** A body of Cohere's chat, version 1 (`message`, `chat_history`) only; version 2 has the shape of OpenAI's. */
export function readCohereV1(body: JsonObject): Prompt {
	const history = asObjects(body["chat_history"]).map((turn) => ({
		role: turn["role"] === "CHATBOT" ? ("assistant" as const) : ("user" as const),
		content: [textPiece(asText(turn["message"]) ?? "")],
	}));
	const preamble = asText(body["preamble"]);
	return {
		messages: [
			...(preamble ? [{ role: "system" as const, content: [textPiece(preamble)] }] : []),
			...history,
			{ role: "user", content: [textPiece(asText(body["message"]) ?? "")] },
		],
		tools: [],
		openEnded: false,
	};
}

/** An image of an edit request by its address; its size is not known unless it is a data URL. */
export function readImagePrompt(body: JsonObject): Prompt {
	const image = asText(body["image"]);
	return {
		messages: [
			{
				role: "prompt",
				content: [
					textPiece(asText(body["prompt"]) ?? ""),
					...(image === undefined ? [] : [imageOfUrl(image)]),
				],
			},
		],
		tools: [],
		openEnded: false,
	};
}
