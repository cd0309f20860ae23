import type { Resolved } from "./resolved.ts";

const PLACEHOLDER =
	/^$|^[<{[(].*[>}\])]$|\b(your|my)[-_ ]|^(your|my)\b|placeholder|^x{3,}|^\*+$|^\.\.\.|^(model|deployment)[-_ ]?(name|id)?$|^(test|fake|dummy|mock|some|example|default|custom)([-_ ]?model)?$|^todo|^replace[-_ ]|\s\S+\s|^https?:\/\//i;

/** A model that only stands for one to be written (`your-model`) is none, and an empty text is no candidate. */
export function checkPlaceholder(model: Resolved<string>): Resolved<string> {
	if (model.kind === "candidates") return withoutEmpty(model);
	if (model.kind !== "known" || !PLACEHOLDER.test(model.value)) return model;
	return { kind: "unknown", reason: `"${model.value}" is a placeholder` };
}

function withoutEmpty(model: Resolved<string> & { readonly kind: "candidates" }): Resolved<string> {
	const values = model.values.filter((value) => value.trim() !== "");
	if (values.length === model.values.length) return model;
	return values.length === 0 ? { kind: "unknown", reason: model.reason } : { ...model, values };
}
