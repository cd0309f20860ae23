/** Constants of SDKs whose names do not spell the id. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
	["adaembeddingv2", "text-embedding-ada-002"],
	["embedding001", "embedding-001"],
	["smallembedding3", "text-embedding-3-small"],
	["largeembedding3", "text-embedding-3-large"],
	["ttsmodel1", "tts-1"],
	["ttsmodel1hd", "tts-1-hd"],
	["ttsmodelgpt4omini", "gpt-4o-mini-tts"],
]);

/** Words that ids consist of, besides numbers and the family itself. Any other word means that a name is no id. */
const WORDS = new Set(
	"mini nano pro turbo preview latest audio realtime search instruct vision chat image transcribe tts diarize codex max sonnet haiku opus instant flash lite exp thinking small large ada hd medium base embedding multilingual english oss deep research edit moderation omni text davinci babbage curie e dall live native dialog spark fable mythos reasoner coder versatile instant it beta fast non reasoning code".split(
		" ",
	),
);

const FAMILY =
	/^(?:gpt|chatgpt|o[134]|claude|gemini|gemma|text-embedding|text-moderation|omni-moderation|dall-e|whisper|tts|mistral|ministral|codestral|pixtral|command|deepseek|grok|imagen|embed|davinci|babbage|llama)(?:-|$)/;

/**
 * The model id that a constant of an SDK stands for, by the naming that all of them share: `GPT_4O_MINI`, `GPT4oMini` and
 * `ChatModelGPT4oMini` are `gpt-4o-mini`, `ModelClaudeSonnet4_5` is `claude-sonnet-4-5`; undefined when the name spells no id.
 */
export function modelOfConstant(name: string): string | undefined {
	const bare = name.replace(
		/^(?:k|(?:Create)?(?:Chat|Embedding|Embeddings|Image|Audio|Speech|Moderation|Transcription|Responses|Completion)?Models?_?)(?=[A-Z])/,
		"",
	);
	const irregular = IRREGULAR.get(name.replace(/_/g, "").toLowerCase());
	if (irregular !== undefined) return irregular;
	const tokens = splitName(bare);
	const [family] = tokens;
	if (family === undefined || tokens.length < 2) return undefined;
	const isPlain = tokens
		.slice(1)
		.every((token) => /^\d+[a-z]{0,2}$|^o$|^dot$|^v\d+$|^latest$/.test(token) || WORDS.has(token));
	if (!isPlain) return undefined;
	const id = joinTokens(family, tokens.slice(1));
	return FAMILY.test(id) ? id : undefined;
}

/** `GPT4oMini20240718`, `GPT_4O_MINI`, `gpt4oMini` → lower-case words and numbers. */
function splitName(name: string): string[] {
	return name
		.replace(/DallE/g, "Dall_E_")
		.replace(/([a-z])([A-Z])/g, "$1_$2")
		.replace(/([A-Za-z]{2,})(\d)/g, "$1_$2")
		.replace(/(\d)(?=[A-Z][a-z])/g, "$1_")
		.replace(/([0-9][oO])(?=[A-Z][a-z])/g, "$1_")
		.replace(/(\d)([A-Z]{2,})/g, "$1_$2")
		.toLowerCase()
		.split("_")
		.filter((token) => token !== "");
}

function joinTokens(family: string, rest: readonly string[]): string {
	const text = rest.join("-").replace(/-?dot-?/g, ".");
	if (family === "gpt") return `gpt-${joinVersion(text).replace(/^(\d)-o\b/, "$1o")}`;
	if (family === "chatgpt") return `chatgpt-${text.replace(/^(\d)-o\b/, "$1o")}`;
	if (family === "gemini") return `gemini-${joinVersion(text)}`;
	if (family === "claude")
		return `claude-${orderOfClaude(text.replace(/^(\d)(\d)(?=-)/, "$1-$2"))}`;
	return `${family}-${text}`;
}

/** Since Claude 4 the size comes before the version: `Claude46Sonnet` is `claude-sonnet-4-6`. */
function orderOfClaude(text: string): string {
	return text.replace(/^([4-9](?:-\d)?)-(sonnet|haiku|opus)(?=-|$)/, "$2-$1");
}

/** `4-1-mini` is `4.1-mini`, `35-turbo` is `3.5-turbo`, `4-2024-08-06` stays. */
function joinVersion(text: string): string {
	return text.replace(/^(\d)-(\d)(?=-|$)/, "$1.$2").replace(/^(\d)(\d)(?=-|$)/, "$1.$2");
}
