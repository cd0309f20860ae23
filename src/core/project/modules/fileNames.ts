import type { LanguageId } from "../../languages/language.ts";

/** The names of files that hold a type, in languages that name files so; none in others. */
export function fileNamesOf(type: string, language: LanguageId): readonly string[] {
	switch (language) {
		case "java":
		case "kotlin":
			return [`${type}.java`, `${type}.kt`];
		case "csharp":
			return [`${type}.cs`];
		case "php":
			return [`${type}.php`];
		case "ruby":
			return [`${underscored(type)}.rb`];
		default:
			return [];
	}
}

/** Ruby's file names: `LLM::OpenAIClient` is `llm/open_ai_client`. */
export function underscored(constant: string): string {
	return constant
		.replaceAll("::", "/")
		.replace(/([A-Z\d]+)([A-Z][a-z])/g, "$1_$2")
		.replace(/([a-z\d])([A-Z])/g, "$1_$2")
		.toLowerCase();
}
