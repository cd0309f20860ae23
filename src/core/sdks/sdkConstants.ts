import data from "./sdkConstants.json" with { type: "json" };

// Read on 2026-11-23 off the sources of openai-go, go-openai, anthropic-sdk-go, openai-java, anthropic-sdk-java,
// anthropic-sdk-csharp, Anthropic.SDK, langchain4j, Spring AI, Koog, Mscc.GenerativeAI
// and rig. The rule: a constant is named like its model's id, but
// for punctuation, case, "Dot" between digits and a prefix that ends with "Model" (`ChatModelGPT4o`, `GPT_4_1`, `GPT4Dot1`,
// `ModelClaudeSonnet4_5`). Names that break the rule stand in the data under their module.

const idsByName: ReadonlyMap<string, string> = new Map(data.ids.map((id) => [bare(id), id]));
const exceptions: readonly (readonly [string, ReadonlyMap<string, string>])[] = Object.entries(
	data.exceptions,
).flatMap(([modules, names]) => {
	const ids = new Map(Object.entries<string>(names));
	return modules.split("|").map((module) => [module, ids] as const);
});

function bare(name: string): string {
	return name
		.toLowerCase()
		.replace(/v(?=20\d{6}$)/, "")
		.replace(/[^a-z0-9]/g, "");
}

/** The model's id that a constant of an SDK stands for; undefined when it is none. `path` is what follows the module. */
export function modelOfSdkConstant(module: string, path: readonly string[]): string | undefined {
	const names = path.map((name) => bare(name.replace(/(?<=\d)Dot(?=\d)/g, "")));
	const last = names.at(-1);
	if (last === undefined) return undefined;
	for (const [prefix, own] of exceptions) {
		if (!module.startsWith(prefix)) continue;
		const found = own.get(names.slice(-2).join(".")) ?? own.get(last);
		if (found !== undefined) return found;
	}
	return idsByName.get(last) ?? idsByName.get(last.replace(/^.*models?(?=[a-z])/, ""));
}
