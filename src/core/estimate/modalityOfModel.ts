import type { Row, RowModality } from "../sdks/sdk.ts";
import type { Resolved } from "./resolved.ts";
import { resolveText } from "./resolveText.ts";
import { type Source, sourcesOf, type Trail } from "./source.ts";

/** Names in model ids that tell what a model makes. */
const BY_MODEL: readonly (readonly [RegExp, RowModality])[] = [
	[/embed|(?<!code-)gecko|voyage|\bbge-/i, "embeddings"],
	[/whisper|transcri|wizper|speech-to-text|\bscribe|\bnova-\d$|\basr\b/i, "transcription"],
	[/^wan.*t2i/i, "image"],
	[/video|^wan.*[ti]2v|\bveo|\bsora\b|sora-|kling|hailuo|luma|runway|\bwan-?\d/i, "video"],
	[/tts|speech|\bbark\b|kokoro|^eleven_/i, "speech"],
	[
		/dall-e|^wanx|image|imagen|flux|diffusion|canvas|stability\.|sdxl|imagegeneration|ideogram|recraft|seedream|kandinsky|esrgan|controlnet/i,
		"image",
	],
	[/moderation/i, "moderation"],
	[/rerank/i, "rerank"],
	[/sonic/i, "realtime"],
	[
		/llama|mistral|mixtral|qwen|deepseek|claude|gemma|gpt-|granite|instruct|llava|vicuna|bison/i,
		"chat",
	],
];

/** What an answer is to hold besides text, by the name of the modality that a request asks for. */
const ASKED: readonly (readonly [RegExp, RowModality])[] = [
	[/^image$/i, "image"],
	[/^audio$/i, "speech"],
];

/** What a request makes: by its row, by what the answer is to hold, or by the model where one method serves all kinds (`invoke_model`). */
export function modalityOf(
	row: Row,
	sends: RowModality,
	model: Resolved<string>,
	asked: readonly string[] = [],
): RowModality {
	const written = ASKED.find(([pattern]) => asked.some((name) => pattern.test(name)));
	if (written !== undefined && sends === "chat") return written[1];
	if (row.modalityOfModel !== true || model.kind === "unknown") return sends;
	const ids = model.kind === "known" ? [model.value] : model.values;
	// An id that tells nothing stands beside one that does: `doubao-seed-1-6` in a list of models that draw.
	const kinds = ids.flatMap((id) => BY_MODEL.find(([pattern]) => pattern.test(id))?.[1] ?? []);
	const [first = sends] = kinds;
	return kinds.every((kind) => kind === first) ? first : sends;
}

/** The names in a list of modalities: texts, or constants of an SDK such as `types.Modality.AUDIO`. */
export function namesOfModalities(source: Source | undefined, trail: Trail): readonly string[] {
	const [written] = source === undefined ? [] : sourcesOf(trail.follow(source));
	if (written === undefined) return [];
	const { expression, outline } = written;
	const items =
		expression.kind === "list" ? expression.items.map(({ value }) => value) : [expression];
	return items.slice(0, 8).flatMap((item) => {
		if (item.kind === "member") return [item.name];
		const text = resolveText({ expression: item, outline }, trail);
		return text.kind === "known" ? [text.value] : [];
	});
}
