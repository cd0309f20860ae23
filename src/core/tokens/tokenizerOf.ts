import type { ProviderId } from "../pricing/provider.ts";
import { rememberByName } from "../rememberByName.ts";
import type { Tokenizer } from "./tokenizer.ts";
import data from "./tokenizers.json" with { type: "json" };

const tokenizers = new Map(data.tokenizers.map((row) => [row.id, row as Tokenizer]));
const prefixes = data.models
	.map(([prefix = "", id = ""]) => ({ prefix, id }))
	.sort((a, b) => b.prefix.length - a.prefix.length);

/**
 * How a model cuts text, by the longest known prefix of its name. A name that is not known is counted by `unknown`, with a
 * wide margin. The name may carry what gateways put around it: `openai/gpt-5`, `us.anthropic.claude-…-v1:0`, `models/…`, `ft:…`.
 */
export function tokenizerOf(_provider: ProviderId | undefined, model: string): Tokenizer {
	return tokenizerOfModel(model);
}

/** Every text of a request asks. */
const tokenizerOfModel = rememberByName((model): Tokenizer => {
	const name = bareModelName(model);
	const id = prefixes.find(({ prefix }) => name.startsWith(prefix))?.id ?? "unknown";
	const tokenizer = tokenizers.get(id);
	if (tokenizer === undefined) throw new Error(`tokenizers.json names no tokenizer "${id}"`);
	return tokenizer;
});

const VENDORS =
	/^(?:(?:us|eu|apac|ap|au|jp|ca|sa|global|us-gov)\.)?(?:anthropic|amazon|meta|mistral|cohere|deepseek|qwen|openai|google|moonshot|zai|ai21|nvidia|minimax)\./;

/** A model's own name, lower case, without provider path, region, fine-tuning prefix and old orderings (`claude-4.5-haiku`). */
export function bareModelName(model: string): string {
	let name = model.toLowerCase().trim();
	name = name.slice(name.lastIndexOf("/") + 1);
	name = name.replace(/^ft:/, "").replace(VENDORS, "");
	const claude = /^claude-(\d+)[.-](\d+)-(opus|sonnet|haiku)/.exec(name);
	if (claude && Number(claude[1]) >= 4) {
		name = `claude-${claude[3]}-${claude[1]}-${claude[2]}${name.slice(claude[0].length)}`;
	}
	return name.startsWith("claude") ? name.replaceAll(".", "-") : name;
}
