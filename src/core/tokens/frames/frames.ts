import type { TokenizerId } from "../tokenizer.ts";
import { anthropicFrame } from "./anthropicFrame.ts";
import type { Frame } from "./frame.ts";
import { geminiFrame } from "./geminiFrame.ts";
import { openaiFrame } from "./openaiFrame.ts";
import { otherFrame } from "./otherFrame.ts";

const byTokenizer: { readonly [id in TokenizerId]?: Frame } = {
	o200k_base: openaiFrame,
	cl100k_base: openaiFrame,
	p50k_base: openaiFrame,
	r50k_base: openaiFrame,
	claude: anthropicFrame,
	"claude-new": anthropicFrame,
	gemini: geminiFrame,
};

/** What counts a request to a model: the vendor's frame whoever serves the model, since gateways report the vendor's count. */
export function frameOf(tokenizer: TokenizerId, model: string): Frame {
	if (model.startsWith("gpt-oss") || model.startsWith("gemma")) return otherFrame;
	return byTokenizer[tokenizer] ?? otherFrame;
}
