import type { Node, SyntaxTree } from "../languages/syntaxTree.ts";
import type { SourceSpan } from "../tokens/prompt.ts";
import type { CallSite } from "./callSite.ts";
import {
	DIRECTIVE_MARK,
	type Directive,
	joinSteering,
	type Problem,
	readDirective,
	type Steering,
} from "./directives.ts";
import type { Findings } from "./findCallSites.ts";
import { providerOfModel } from "./providerOfModel.ts";

/** Says which call sites a comment at an offset means, as indices. */
type Attach = (directive: Directive, callSites: readonly CallSite[]) => readonly number[];

/** Nodes whose first child may begin where they do, without being its statement. */
const SEQUENCE =
	/^(block|body_statement|statements?|statement_list|then|do|module|program|source_file|compilation_unit|document|suite|class_body|declaration_list|ERROR)$/;

/** Applies the steering comments of a parsed document to its findings. Cheap where there are none. */
export function steerSource(findings: Findings, text: string, tree: SyntaxTree): Findings {
	if (!text.includes(DIRECTIVE_MARK)) return findings;
	const isComment = (offset: number) => commentAt(tree.rootNode, offset) !== undefined;
	const directives = listDirectives(text).filter(({ span }) => isComment(span.start));
	return applyAll(findings, directives, (directive, callSites) =>
		attachToSource(directive.span, callSites, text, tree.rootNode),
	);
}

/** Applies the steering comments of a document without a tree: those on the line of a call site, right above it, or of the only one. */
export function steerText(findings: Findings, text: string): Findings {
	if (!text.includes(DIRECTIVE_MARK)) return findings;
	return applyAll(findings, listDirectives(text), ({ span }, callSites) => {
		if (callSites.length === 1) return [0];
		const line = lineAround(text, span.start);
		const own = indicesOf(callSites, (site) => isWithin(site.anchor.start, line));
		if (own.length > 0) return own;
		const next = nextLine(text, span.end, (start) =>
			/^\s*(#|\/\/|<!--|@)/.test(lineFrom(text, start)),
		);
		return next === undefined
			? []
			: indicesOf(callSites, (site) => isWithin(site.anchor.start, lineAround(text, next)));
	});
}

function listDirectives(text: string): Directive[] {
	const found: Directive[] = [];
	for (let at = text.indexOf(DIRECTIVE_MARK); at >= 0; at = text.indexOf(DIRECTIVE_MARK, at + 1)) {
		const directive = readDirective(text, at);
		if (directive !== undefined) found.push(directive);
	}
	return found;
}

function attachToSource(
	span: SourceSpan,
	callSites: readonly CallSite[],
	text: string,
	root: Node,
): readonly number[] {
	const line = lineAround(text, span.start);
	const first = line.start + text.slice(line.start, line.end).search(/\S/);
	if (commentAt(root, first) === undefined) return attachTrailing(line, callSites);
	const next = nextLine(text, span.end, (start) => commentAt(root, start) !== undefined);
	const statement = next === undefined ? undefined : statementAt(root, next);
	const inside = statement
		? indicesOf(callSites, (site) => isWithin(site.span.start, statement))
		: [];
	if (inside.length > 0) return inside;
	return innermost(callSites, (site) => isWithin(span.start, site.span));
}

/** A comment at the end of a line: the calls named on that line, else the innermost that the line is part of. */
function attachTrailing(line: SourceSpan, callSites: readonly CallSite[]): readonly number[] {
	const named = indicesOf(callSites, (site) => isWithin(site.anchor.start, line));
	if (named.length > 0) return named;
	return innermost(callSites, ({ span }) => span.start < line.end && span.end > line.start);
}

function indicesOf(callSites: readonly CallSite[], matches: (site: CallSite) => boolean): number[] {
	return callSites.flatMap((site, index) => (matches(site) ? [index] : []));
}

function innermost(callSites: readonly CallSite[], matches: (site: CallSite) => boolean): number[] {
	const lengthOf = (index: number) => {
		const span = callSites[index]?.span;
		return span === undefined ? 0 : span.end - span.start;
	};
	return indicesOf(callSites, matches)
		.sort((a, b) => lengthOf(a) - lengthOf(b))
		.slice(0, 1);
}

function isWithin(offset: number, { start, end }: SourceSpan): boolean {
	return offset >= start && offset < end;
}

function lineFrom(text: string, start: number): string {
	const end = text.indexOf("\n", start);
	return text.slice(start, end < 0 ? text.length : end);
}

function lineAround(text: string, offset: number): SourceSpan {
	const start = text.lastIndexOf("\n", offset - 1) + 1;
	return { start, end: start + lineFrom(text, start).length + 1 };
}

/** The first character of the next line that is neither empty nor passed over. */
function nextLine(
	text: string,
	from: number,
	isPassed: (start: number) => boolean,
): number | undefined {
	for (let end = text.indexOf("\n", from); end >= 0; end = text.indexOf("\n", end + 1)) {
		const indent = lineFrom(text, end + 1).search(/\S/);
		if (indent >= 0 && !isPassed(end + 1 + indent)) return end + 1 + indent;
	}
	return undefined;
}

function commentAt(root: Node, offset: number): Node | undefined {
	let node: Node | null = root.descendantForIndex(offset);
	for (let up = 0; node !== null && up < 3; up++) {
		if (/comment/.test(node.type)) return node;
		node = node.parent;
	}
	return undefined;
}

/** The largest piece of syntax that begins at an offset: the statement. */
function statementAt(root: Node, offset: number): SourceSpan | undefined {
	let node = root.descendantForIndex(offset);
	while (node?.parent && node.parent.startIndex === offset && !SEQUENCE.test(node.parent.type))
		node = node.parent;
	return node === null ? undefined : { start: offset, end: node.endIndex };
}

function applyAll(findings: Findings, directives: readonly Directive[], attach: Attach): Findings {
	const problems: Problem[] = [...findings.problems];
	const said = new Map<number, Steering[]>();
	for (const directive of directives) {
		problems.push(...directive.problems);
		const meant = attach(directive, findings.callSites);
		if (meant.length === 0)
			problems.push({
				span: directive.span,
				message: "No call of an LLM stands on this line or below it: the comment steers nothing",
			});
		for (const index of meant) {
			said.set(index, [...(said.get(index) ?? []), directive.steering]);
			problems.push(...strayHoles(directive, findings.callSites[index]));
		}
	}
	return steerAll({ ...findings, problems }, said);
}

/** Holes that a comment fills and the prompt does not have. */
function strayHoles({ span, steering }: Directive, site: CallSite | undefined): Problem[] {
	const holes = (site?.prompt.messages ?? []).flatMap(({ content }) =>
		content.flatMap((piece) => (piece.kind === "hole" ? [piece.name] : [])),
	);
	const stray = [...(steering.holeTokens?.keys() ?? [])].filter((name) => !holes.includes(name));
	const has =
		holes.length === 0 ? "no holes" : `the holes ${[...new Set(holes)].slice(0, 8).join(", ")}`;
	return stray.map((name) => ({
		span,
		message: `The prompt has no hole "${name}"; it has ${has}`,
	}));
}

/** Puts the steering into the call sites, and takes those out that are to be ignored. */
function steerAll(findings: Findings, said: ReadonlyMap<number, readonly Steering[]>): Findings {
	const callSites: CallSite[] = [];
	const nearMisses = [...findings.nearMisses];
	const newIndex = new Map<number, number>();
	for (const [index, site] of findings.callSites.entries()) {
		const steering = joinSteering(said.get(index) ?? []);
		if (steering.ignore) {
			nearMisses.push({ span: site.span, reason: "a comment says to ignore it" });
			continue;
		}
		newIndex.set(index, callSites.length);
		callSites.push(said.has(index) ? steerOne(site, steering) : site);
	}
	const promptConstants = findings.promptConstants.map((constant) => ({
		...constant,
		usedBy: constant.usedBy.flatMap((index) => newIndex.get(index) ?? []),
	}));
	return { ...findings, callSites, nearMisses, promptConstants };
}

function steerOne(site: CallSite, steering: Steering): CallSite {
	const { model } = steering;
	if (model === undefined) return { ...site, steering };
	const provider = site.provider.kind === "unknown" ? providerOfModel(model) : site.provider;
	return { ...site, steering, model, provider };
}
