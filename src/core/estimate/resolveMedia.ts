import type { ImageDetail, PromptPiece } from "../tokens/prompt.ts";
import type { OpenRecord } from "./laterEntries.ts";
import { openRecord } from "./openedRecord.ts";
import { resolveText, type TextReader } from "./resolveText.ts";
import type { Source } from "./source.ts";

const DETAILS: readonly ImageDetail[] = ["low", "high", "auto", "original"];

/** Reads an image, audio or file part of a message; undefined when the source is something else. */
export function resolveMedia(source: Source, reader: TextReader): PromptPiece | undefined {
	const record = openRecord(source, reader.trail);
	if (record === undefined) return undefined;
	const type = textOf(record.entries.get("type"), reader) ?? "";
	const has = (name: string) => record.entries.has(name);
	if (/image/.test(type) || has("imageurl")) return readImage(record, reader);
	if (/audio/.test(type) || has("inputaudio")) return { kind: "audio" };
	if (/video/.test(type)) return { kind: "video" };
	if (/file|document/.test(type)) return readFile(record, reader);
	if (has("inlinedata") || has("filedata") || (has("mimetype") && (has("data") || has("fileuri"))))
		return readByMediaType(record, reader);
	return undefined;
}

function textOf(source: Source | undefined, reader: TextReader): string | undefined {
	if (source === undefined) return undefined;
	const text = resolveText(source, reader.trail);
	return text.kind === "known" ? text.value : undefined;
}

function readImage(record: OpenRecord, reader: TextReader): PromptPiece {
	const url = record.entries.get("imageurl");
	const inner =
		url === undefined ? undefined : openRecord(url, reader.trail)?.entries.get("detail");
	const written = textOf(record.entries.get("detail") ?? inner, reader);
	const detail = DETAILS.find((one) => one === written);
	return detail === undefined ? { kind: "image" } : { kind: "image", detail };
}

function readFile(record: OpenRecord, reader: TextReader): PromptPiece {
	const mediaType = textOf(
		record.entries.get("mediatype") ?? record.entries.get("mimetype"),
		reader,
	);
	return mediaType === undefined ? { kind: "file" } : { kind: "file", mediaType };
}

function readByMediaType(record: OpenRecord, reader: TextReader): PromptPiece {
	const inner = record.entries.get("inlinedata") ?? record.entries.get("filedata");
	const opened = inner === undefined ? record : (openRecord(inner, reader.trail) ?? record);
	const mediaType = textOf(opened.entries.get("mimetype"), reader) ?? "";
	if (mediaType.startsWith("audio")) return { kind: "audio" };
	if (mediaType.startsWith("video")) return { kind: "video" };
	if (mediaType.startsWith("image")) return { kind: "image" };
	return mediaType === "" ? { kind: "file" } : { kind: "file", mediaType };
}
