import type { LanguageId } from "./language.ts";

const SCRIPTS: ReadonlySet<LanguageId> = new Set(["javascript", "typescript", "tsx"]);
const JVM: ReadonlySet<LanguageId> = new Set(["java", "kotlin"]);

/** True for Java, Kotlin and C#: classes say what they implement, and requests are objects. */
export function isManaged(language: LanguageId): boolean {
	return isJvm(language) || language === "csharp";
}

/** True for JavaScript and TypeScript. */
export function isScript(language: LanguageId): boolean {
	return SCRIPTS.has(language);
}

/** True for the languages of the Java virtual machine. */
export function isJvm(language: LanguageId): boolean {
	return JVM.has(language);
}
