import type { Row, RowModality } from "../sdks/sdk.ts";
import type { Resolved } from "./resolved.ts";

/** Names in model ids that tell what a model makes. */
const BY_MODEL: readonly (readonly [RegExp, RowModality])[] = [
	[/embed|gecko|voyage|\bbge-/i, "embeddings"],
	[/whisper|transcri/i, "transcription"],
	[/tts|speech|\bbark\b|kokoro/i, "speech"],
	[
		/dall-e|image|imagen|flux|diffusion|canvas|stability\.|sdxl|imagegeneration|ideogram|recraft|seedream|kandinsky|esrgan|controlnet/i,
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

/** What a request makes: by its row, or by the model where one method of a host serves all kinds (`invoke_model`). */
export function modalityOf(row: Row, sends: RowModality, model: Resolved<string>): RowModality {
	if (row.modalityOfModel !== true || model.kind === "unknown") return sends;
	const ids = model.kind === "known" ? [model.value] : model.values;
	const kinds = ids.map((id) => BY_MODEL.find(([pattern]) => pattern.test(id))?.[1] ?? sends);
	const [first = sends] = kinds;
	return kinds.every((kind) => kind === first) ? first : sends;
}
