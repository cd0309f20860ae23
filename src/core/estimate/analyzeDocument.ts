import type { ProjectIndex } from "../project/projectIndex.ts";
import { type BilledCall, findBilledCall } from "./billedCall.ts";
import type { CallSite } from "./callSite.ts";
import type { Problem } from "./directives.ts";
import { type Estimate, type EstimateContext, estimateCallSite } from "./estimate.ts";
import { type DescribedSite, EstimateMemo } from "./estimateMemo.ts";
import { type Findings, findCallSites, type SourceDocument } from "./findCallSites.ts";
import { type HoverStyle, hoverText } from "./hoverText.ts";
import { lensTitle } from "./lensTitle.ts";
import { LineIndex, type Range } from "./lineIndex.ts";
import { plain } from "./markdownText.ts";
import { findRuleProblems } from "./ruleProblems.ts";

/** One call site, ready to show. */
export interface CallSiteView {
	/** The callee's method name. */
	readonly anchor: Range;
	/** The whole call. */
	readonly range: Range;
	/** The method or constructor as written. */
	readonly callee: string;
	readonly title: string;
	/** Markdown. */
	readonly hover: string;
	readonly billed: BilledCall | undefined;
}

/** A prompt constant or a model name that stands by itself, with what to say of it. */
export interface NoteView {
	readonly range: Range;
	/** Markdown. */
	readonly hover: string;
}

/** Why a place that looks like a call has no cost. */
export interface NearMissView {
	readonly range: Range;
	readonly reason: string;
}

/** Something in the document that its author should mend. */
export interface ProblemView {
	readonly range: Range;
	readonly message: string;
	/** What kind of problem it is: `steering-comment`, `banned-model`, … */
	readonly code: string;
	readonly severity: "error" | "warning" | "information";
	/** Texts that may stand in the place of the range, the likeliest first. */
	readonly replacements: readonly string[];
}

/** All that flow 1 says of one document; plain data that can cross to another thread. */
export interface Analysis {
	readonly callSites: readonly CallSiteView[];
	readonly promptConstants: readonly NoteView[];
	readonly modelNames: readonly NoteView[];
	readonly nearMisses: readonly NearMissView[];
	readonly problems: readonly ProblemView[];
	readonly hasSyntaxErrors: boolean;
	/** Why the document was not looked into; undefined when it was. */
	readonly skipped: string | undefined;
}

/** An analysis that says only why there is none. */
export function skippedAnalysis(reason: string): Analysis {
	return {
		callSites: [],
		promptConstants: [],
		modelNames: [],
		nearMisses: [],
		problems: [],
		hasSyntaxErrors: false,
		skipped: reason,
	};
}

function describeConstants(
	findings: Findings,
	lines: LineIndex,
	titles: readonly string[],
	cellStarts: readonly number[] | undefined,
	context: EstimateContext,
): NoteView[] {
	return findings.promptConstants.map((constant) => {
		let tokens = 0;
		for (const piece of constant.pieces) {
			if (piece.kind === "text") tokens += context.counter.countWith(piece.text, "o200k_base");
		}
		const users = constant.usedBy
			.map((index) => {
				const site = findings.callSites[index];
				return (
					site &&
					`- ${describeLine(lines.positionAt(site.anchor.start).line, cellStarts)}: ${plain(titles[index] ?? "")}`
				);
			})
			.filter((line) => line !== undefined);
		const use = users.length > 0 ? `\n\nUsed by:\n\n${users.join("\n")}` : "";
		return {
			range: lines.rangeOf(constant.span),
			hover: `**${plain(constant.name)}** · prompt, ${tokens.toLocaleString()} tokens (o200k\\_base)${use}`,
		};
	});
}

/** A 0-based line for people; in a notebook the line of its cell. */
function describeLine(line: number, cellStarts: readonly number[] = []): string {
	const cell = cellStarts.findLastIndex((start) => start <= line);
	const inCell = line - (cellStarts[cell] ?? 0) + 1;
	return cell < 0 || cellStarts.length === 1
		? `line ${inCell}`
		: `code cell ${cell + 1}, line ${inCell}`;
}

function describeModelNames(
	findings: Findings,
	lines: LineIndex,
	context: EstimateContext,
): NoteView[] {
	const hovers = new Map<string, string>();
	return findings.modelNames.map(({ id, span }) => {
		const hover = hovers.get(id) ?? describeModelName(id, context);
		hovers.set(id, hover);
		return { range: lines.rangeOf(span), hover };
	});
}

function describeModelName(id: string, { config, today }: EstimateContext): string {
	const price = config.findPrice({ provider: undefined, model: id, at: today });
	const said =
		price.kind === "priced"
			? Object.entries(price.card.tiers[0]?.rates ?? {})
					.map(([meter, rate]) => `${meter} ${rate}`)
					.join(" · ")
			: price.kind === "local"
				? "free, on this machine"
				: plain(price.reason);
	const origin =
		price.kind === "priced"
			? `\n\n${price.card.currency} per million tokens (other meters per unit) · ${price.card.source}, read ${price.card.readOn}`
			: "";
	return `**${plain(id)}** · ${said}${origin}`;
}

/** A model that a comment names and no price list knows, where a known id is near. */
function findModelTypo({ site, models }: Estimate): Problem[] {
	const span = site.steering?.modelSpan;
	if (span === undefined) return [];
	return models.flatMap(({ model, price }) => {
		const nearest = price.kind === "unpriced" ? (price.nearest ?? []) : [];
		if (nearest.length === 0) return [];
		const message = `No price is known for ${model}; did you mean ${nearest.join(", ")}?`;
		return [{ span, message, replacements: nearest.map((id) => `model=${id}`) }];
	});
}

/** Flow 1 for one parsed document: finds its call sites, estimates each and writes what surfaces show. */
export function analyzeDocument(
	document: SourceDocument,
	context: EstimateContext,
	style: HoverStyle,
	project?: ProjectIndex,
	memo?: EstimateMemo,
): Analysis {
	const { text, fileText = text } = document;
	const file = { ...document, text: fileText };
	return analyzeFindings(findCallSites(document, project), file, context, style, memo);
}

/** The rest of flow 1, for findings of any kind of document; `memo` is that of the document. */
export function analyzeFindings(
	findings: Findings,
	document: { readonly text: string; readonly cellStarts?: readonly number[] | undefined },
	context: EstimateContext,
	givenStyle: HoverStyle,
	memo = new EstimateMemo(),
): Analysis {
	const style = { ...givenStyle, shownIn: context.config.currency?.value };
	const lines = new LineIndex(document.text);
	const described = memo.describeAll(findings.callSites, { context, style }, (site) =>
		describeSite(site, context, style),
	);
	const callSites = described.map(({ estimate: { site }, title, hover, billed }): CallSiteView => {
		const { callee } = site;
		const [anchor, range] = [lines.rangeOf(site.anchor), lines.rangeOf(site.span)];
		return { anchor, range, callee, title, hover, billed };
	});
	const estimates = described.map((each) => each.estimate);
	const typos = estimates.flatMap(findModelTypo);
	const broken = estimates.flatMap((estimate) =>
		findRuleProblems(estimate, context, style, findings.modelNames),
	);
	const titles = callSites.map((site) => site.title);
	return {
		callSites,
		promptConstants: describeConstants(findings, lines, titles, document.cellStarts, context),
		modelNames: describeModelNames(findings, lines, context),
		nearMisses: findings.nearMisses.map(({ span, reason }) => ({
			range: lines.rangeOf(span),
			reason,
		})),
		problems: [...findings.problems, ...typos, ...broken].map(({ span, ...problem }) => ({
			code: "steering-comment",
			severity: "warning",
			replacements: [],
			...problem,
			range: lines.rangeOf(span),
		})),
		hasSyntaxErrors: findings.hasSyntaxErrors,
		skipped: undefined,
	};
}

function describeSite(site: CallSite, context: EstimateContext, style: HoverStyle): DescribedSite {
	const estimate = estimateCallSite(site, context);
	const [title, hover] = [lensTitle(estimate, style), hoverText(estimate, style)];
	return { estimate, title, hover, billed: findBilledCall(estimate, context) };
}
