import { type FunctionExpression, makeFunction } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { declaredNamespace } from "../project/modules/declared.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";

/** An extension method without the parameter that its receiver stands for, in the document that declares it. */
interface ExtensionMethod {
	readonly expression: FunctionExpression;
	readonly outline: Outline;
	readonly isExtension: true;
}

const MAX_FILES = 4;
const HEAD = 400;

/** The extension method of the project that a call on a value may name in C#: of several the one that fits, of a namespace in use first. */
export function findExtensionMethod(
	name: string,
	from: Outline,
	args: number,
	project: ProjectIndex | undefined,
): ExtensionMethod | undefined {
	const paths = (project?.findExtensionMethods(name) ?? []).filter((path) => path !== from.path);
	const others = paths.slice(0, MAX_FILES).flatMap((path) => project?.openDocument(path) ?? []);
	const isUsed = ({ text }: Outline) => {
		const namespace = declaredNamespace(text) ?? "";
		return from.imports.some(({ module }) => module === namespace);
	};
	const used = others.filter(isUsed);
	const found = [from, ...(used.length > 0 ? used : others)].flatMap((outline) =>
		declaredIn(outline, name),
	);
	return found.find(({ expression }) => expression.parameters.length === args) ?? found[0];
}

function declaredIn(outline: Outline, name: string): readonly ExtensionMethod[] {
	return outline.scopes
		.filter(({ kind }) => kind === "class")
		.flatMap(({ bindings }) => bindings.get(name) ?? [])
		.flatMap(({ kind, value }): ExtensionMethod[] =>
			kind === "function" && value?.kind === "function" && isExtension(value, outline)
				? [{ expression: withoutReceiver(value), outline, isExtension: true }]
				: [],
		);
}

function isExtension({ start }: FunctionExpression, { text }: Outline): boolean {
	return /^[^{;]*?\(\s*this\s/.test(text.slice(start, start + HEAD));
}

function withoutReceiver(declared: FunctionExpression): FunctionExpression {
	return makeFunction(
		declared,
		declared.name,
		() => declared.parameters.slice(1),
		() => declared.returns,
		() => declared.result,
	);
}
