import { convertMoney } from "../pricing/convertMoney.ts";
import { type Money, parseMoney } from "../pricing/money.ts";
import type { SourceSpan } from "../tokens/prompt.ts";
import type { Problem } from "./directives.ts";
import type { Estimate, EstimateContext, ModelEstimate } from "./estimate.ts";
import { type FigureStyle, showCount, showMoney } from "./figures.ts";
import type { ModelName } from "./modelNames.ts";

/** What the rules of the team file and the facts of the models say against a call site. */
interface Checked {
	readonly estimate: Estimate;
	readonly context: EstimateContext;
	readonly style: FigureStyle;
	/** Where the document writes the ids of models. */
	readonly names: readonly ModelName[];
}

/**
 * The team file's rules that a call breaks (banned model, cost of one call, missing output cap, share of the context window), and
 * what holds without any file: a request beyond the context window, a model that is retired.
 */
export function findRuleProblems(
	estimate: Estimate,
	context: EstimateContext,
	style: FigureStyle,
	names: readonly ModelName[],
): readonly Problem[] {
	if (estimate.site.kind === "wrapper") return [];
	const checked: Checked = { estimate, context, style, names };
	return [
		...estimate.models.flatMap((model) => [
			...checkBan(model, checked),
			...checkRetired(model, checked),
			...checkCost(model, checked),
			...checkWindow(model, checked),
		]),
		...checkCap(checked),
	];
}

/** Where a call writes its model, or else the name of its method. */
function placeOf(model: string, { estimate: { site }, names }: Checked): SourceSpan {
	const written = names.find(
		({ id, span }) => id === model && span.start >= site.span.start && span.end <= site.span.end,
	);
	return written?.span ?? site.anchor;
}

/** The name of a file without the folders before it. */
function fileOf(source: string): string {
	return source.split(/[\\/]/).at(-1) ?? source;
}

function checkBan({ model, provider }: ModelEstimate, checked: Checked): Problem[] {
	const result = checked.context.config.rules.checkModel(provider, model);
	if (result.allowed) return [];
	const { value, source } = result.by;
	const span = placeOf(model, checked);
	const why = value.reason === undefined ? "" : `: ${value.reason}`;
	const instead = value.use === undefined ? "" : `. Use ${value.use}`;
	const message = `${model} is not allowed by ${fileOf(source)}${why}${instead}`;
	const isWritten = span !== checked.estimate.site.anchor;
	const replacements = value.use !== undefined && isWritten ? [value.use] : [];
	return [{ span, message, code: "banned-model", severity: "error", replacements }];
}

/** A retirement is told of from this many days before it. */
const NOTICE_DAYS = 90;
const MILLISECONDS_PER_DAY = 86_400_000;

function checkRetired({ model, price }: ModelEstimate, checked: Checked): Problem[] {
	const retired = price.kind === "priced" ? price.card.retired : undefined;
	if (retired === undefined) return [];
	const { today } = checked.context;
	const left =
		retired.on === undefined
			? 0
			: (Date.parse(retired.on) - Date.parse(today)) / MILLISECONDS_PER_DAY;
	if (left > NOTICE_DAYS) return [];
	const isGone = left <= 0;
	const message = `${model} ${isGone ? "is retired" : `will be retired on ${retired.on}`}: ${retired.note}`;
	const severity = isGone ? "warning" : "information";
	const span = placeOf(model, checked);
	const successor = /^use ([\w./:-]+)$/.exec(retired.note)?.[1];
	const isWritten = span !== checked.estimate.site.anchor;
	const replacements = successor !== undefined && isWritten ? [successor] : [];
	return [{ span, message, code: "retired-model", severity, replacements }];
}

function checkCost({ cost }: ModelEstimate, checked: Checked): Problem[] {
	const { config } = checked.context;
	const limit = config.rules.maxCostPerCall;
	if (limit === undefined || cost === undefined) return [];
	const most = parseMoney(limit.value, "USD");
	if (most.kind === "invalid") return [];
	const dollars = (money: Money) =>
		config.currency ? convertMoney(money, "USD", config.currency.value) : money;
	const isOver = (money: Money | undefined) => {
		const shown = money && dollars(money);
		return shown?.currency === "USD" && shown.nano > most.money.nano;
	};
	const show = (money: Money) => showMoney(money, checked.style);
	const allowed = `${show(most.money)} that ${fileOf(limit.source)} allows`;
	const span = checked.estimate.site.anchor;
	if (isOver(cost.typical)) {
		const message = `A typical call costs ${show(cost.typical)}, more than the ${allowed}`;
		return [{ span, message, code: "cost-per-call", severity: "error" }];
	}
	if (cost.high === undefined || !isOver(cost.high)) return [];
	const message = `A call may cost ${show(cost.high)}, more than the ${allowed}`;
	return [{ span, message, code: "cost-per-call", severity: "warning" }];
}

function checkWindow({ model, price, size }: ModelEstimate, checked: Checked): Problem[] {
	const window = price.kind === "priced" ? price.card.contextWindow : undefined;
	if (window === undefined) return [];
	const { estimate, context, style } = checked;
	const share = context.config.rules.maxContextShare;
	const output = size.outputCap ?? 0;
	const used = size.input.typical + output;
	const room = Math.floor(window * (share?.value ?? 1));
	if (used <= room) return [];
	const count = (tokens: number) => showCount(tokens, style.locale);
	const whose =
		share === undefined || used > window
			? `${count(window)} of ${model}'s context window`
			: `${count(room)} that ${fileOf(share.source)} allows of ${model}'s context window`;
	const answer = output > 0 ? ` and up to ${count(output)} output tokens` : "";
	const message = `About ${count(size.input.typical)} input tokens${answer} are more than the ${whose}`;
	const severity = used > window ? "error" : "warning";
	return [{ span: estimate.site.anchor, message, code: "context-window", severity }];
}

/** Only requests that answer in tokens have a cap to write. */
function checkCap({ estimate: { site }, context }: Checked): Problem[] {
	const required = context.config.rules.requireOutputCap;
	if (required?.value !== true || site.modality !== "chat" || site.maxOutputTokens !== undefined)
		return [];
	const message = `${fileOf(required.source)} asks for a maximum of output tokens, and this call writes none`;
	return [{ span: site.anchor, message, code: "output-cap", severity: "warning" }];
}
