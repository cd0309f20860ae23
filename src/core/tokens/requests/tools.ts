import { asObject, asText, type JsonObject } from "../jsonValue.ts";
import type { Json, PromptPiece, ToolDefinition } from "../prompt.ts";
import { dataOfUrl, imageSizeOf } from "./imageSize.ts";
import { secondsOf } from "./mediaLength.ts";
import { readPdf } from "./pdf.ts";

/** A text piece. */
export function textPiece(text: string): PromptPiece {
	return { kind: "text", text };
}

/** A tool from its name, description and JSON Schema, leaving out what the request leaves out. */
export function makeTool(
	name: Json | undefined,
	description: Json | undefined,
	parameters: Json | undefined,
): ToolDefinition {
	return {
		name: asText(name) ?? "",
		...(typeof description === "string" ? { description } : {}),
		...(parameters === undefined ? {} : { parameters }),
	};
}

/** An image of base64 data, with its size where its header tells. */
export function imagePiece(base64: string | undefined, detail?: Json): PromptPiece {
	const size = base64 === undefined ? undefined : imageSizeOf(base64);
	const known =
		detail === "low" || detail === "high" || detail === "auto" || detail === "original"
			? { detail: detail as "low" | "high" | "auto" | "original" }
			: {};
	return { kind: "image", ...size, ...known };
}

/** An image by its address: a data URL tells its size, a remote one nothing. */
export function imageOfUrl(url: Json | undefined, detail?: Json): PromptPiece {
	return imagePiece(typeof url === "string" ? dataOfUrl(url)?.base64 : undefined, detail);
}

/** A recording of base64 data, with its length where its header tells. */
export function recordingPiece(kind: "audio" | "video", base64: string | undefined): PromptPiece {
	const seconds = base64 === undefined ? undefined : secondsOf(base64);
	return { kind, ...(seconds === undefined ? {} : { seconds }) };
}

/** A file of base64 data; pages and text are known for PDFs that show them. */
export function filePiece(base64: string | undefined, mediaType: string | undefined): PromptPiece {
	const pdf = base64 === undefined ? undefined : readPdf(base64);
	return {
		kind: "file",
		...(mediaType === undefined ? {} : { mediaType }),
		...(pdf?.pages === undefined ? {} : { pages: pdf.pages }),
		...(pdf?.text === undefined ? {} : { text: pdf.text }),
	};
}

/** Arguments of a call as JSON text, whether they are sent as text or as an object. */
export function argumentsText(value: Json | undefined): string {
	return typeof value === "string" ? value : JSON.stringify(value ?? {});
}

/** The text of a JSON value: itself when it is text, else its JSON. */
export function valueText(value: Json | undefined): string {
	return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}

/** `{type: "function", name}` and its relatives as a choice of one named tool. */
export function namedChoice(choice: JsonObject): { readonly name: string } | undefined {
	const name = asText(choice["name"]) ?? asText(asObject(choice["function"])?.["name"]);
	return name === undefined ? undefined : { name };
}
