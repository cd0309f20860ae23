import type { CallExpression } from "../languages/expression.ts";
import { isJvm } from "../languages/families.ts";
import { interfaceAround, readAnnotations } from "../languages/jvmAnnotations.ts";
import type { Outline } from "../languages/outline.ts";
import { partsOf } from "../languages/syntax.ts";
import type { Node } from "../languages/syntaxTree.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { aiServiceRow, langchain4j } from "../sdks/langchain4j.ts";
import { createTrail } from "./follow/follow.ts";
import type { CallMatch } from "./matchCall.ts";
import { providedBy } from "./providedThing.ts";
import type { Source } from "./source.ts";
import { thingOf } from "./thing.ts";

/** A method of an interface that a framework implements by asking a chat model: what its annotations say, and where the user's text is given. */
export interface AiServiceMethod {
	readonly name: string;
	readonly className: string | undefined;
	readonly outline: Outline;
	/** Where the method starts in its document. */
	readonly start: number;
	readonly system: Source | undefined;
	readonly user: Source | undefined;
	/** Which parameter is the user's message, where no annotation writes it. */
	readonly message: number;
}

const SERVICE = /^(?:AiService|RegisterAiService)$/;
const ANNOTATED = /@(?:Register)?AiService\b/;

/** Arguments that name what makes the model: code that is a call site of its own. */
const MAKER = /[mM]odelSupplier$/;

/** Parameters that are no message: values of a template, the key of a memory. */
const NO_MESSAGE = /@(?:\w+:)?(?:V|MemoryId|UserName|ToolMemoryId)\b/;

/** The methods of a document's AI services (LangChain4j in Spring, Quarkus, Micronaut) whose model the settings name; read once. */
export const aiServicesOf = rememberByObject(
	(outline: Outline, project: ProjectIndex | undefined) => {
		const { language, text, lowering, functions } = outline;
		if (!isJvm(language.id) || !ANNOTATED.test(text) || !text.includes("langchain4j")) return [];
		const trail = createTrail(project);
		const makesModel = providedBy(outline, project, (one) => thingOf(one, trail)).some(
			({ type, maker }) => type === "langchain4j.model" && maker.row.sends === "chat",
		);
		if (makesModel) return [];
		const found: AiServiceMethod[] = [];
		for (const [start, node] of functions) {
			const owner = interfaceAround(node, lowering);
			const name = node.childForFieldName("name");
			if (owner === undefined || name === null || node.childForFieldName("body") !== null) continue;
			const ofInterface = readAnnotations(owner, lowering);
			const service = ofInterface.find((one) => SERVICE.test(nameOf(one)));
			if (service === undefined || service.args.some((one) => MAKER.test(one.name ?? ""))) continue;
			const all = [...readAnnotations(node, lowering), ...ofInterface];
			const ownName = owner.childForFieldName("name");
			found.push({
				name: lowering.slice(name),
				className: ownName === null ? undefined : lowering.slice(ownName),
				outline,
				start,
				system: textIn("SystemMessage", all, outline),
				user: textIn("UserMessage", all, outline),
				message: messageOf(node, outline),
			});
		}
		return found;
	},
);

function nameOf({ callee }: CallExpression): string {
	return callee.kind === "name" ? callee.name : "";
}

/** The text of an annotation; undefined where it names a file. */
function textIn(
	annotation: string,
	all: readonly CallExpression[],
	outline: Outline,
): Source | undefined {
	const written = all.find((one) => nameOf(one) === annotation);
	const value = written?.args.find(({ name }) => name === undefined || name === "value")?.value;
	return value && { expression: value, outline };
}

function messageOf(node: Node, { lowering }: Outline): number {
	const list = node.childForFieldName("parameters") ?? parametersOf(node);
	const parameters = list === null ? [] : partsOf(list).map((one) => lowering.slice(one));
	const marked = parameters.findIndex((one) => one.includes("UserMessage"));
	return marked >= 0 ? marked : parameters.findIndex((one) => !NO_MESSAGE.test(one));
}

function parametersOf(node: Node): Node | null {
	return node.namedChildren.find(({ type }) => /parameters$/.test(type)) ?? null;
}

/** What a call of a service's method sends. */
export function describeService(
	{ system, user, message }: AiServiceMethod,
	{ args }: CallExpression,
	outline: Outline,
): CallMatch & { readonly kind: "match" } {
	const given = args[message]?.value;
	const text = user ?? (given && { expression: given, outline });
	const named = new Map<string, Source>();
	if (system !== undefined) named.set("system", system);
	if (text !== undefined) named.set("messages", text);
	return {
		kind: "match",
		found: { sdk: langchain4j, row: aiServiceRow },
		receiver: undefined,
		request: { positional: [], named, gap: undefined, set: new Map() },
	};
}
