import rules from "./openaiRules.json" with { type: "json" };

/** One family's constants (`openaiRules.json`). */
export type OpenaiFamily = (typeof rules.families)[number];

/** The family of an OpenAI model by its bare name; classic when the name is not known. */
export function openaiFamilyOf(model: string): OpenaiFamily {
	const family = rules.families.find(({ prefixes }) =>
		prefixes.some((prefix) => model.startsWith(prefix)),
	);
	return family ?? (rules.families[0] as OpenaiFamily);
}
