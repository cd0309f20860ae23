import type { Resolved } from "./resolved.ts";

const PLACEHOLDER =
	/^$|^[<{[(].*[>}\])]$|\b(your|my)[-_ ]|^(your|my)\b|placeholder|^x{3,}|^\*+$|^\.\.\.|^(model|deployment)[-_ ]?(name|id)?$|^(test|fake|dummy|mock|some|example|default|custom)([-_ ]?model)?$|^todo|^replace[-_ ]|\s\S+\s|^https?:\/\//i;

/** A model that only stands for one to be written (`your-model`) is none. */
export function checkPlaceholder(model: Resolved<string>): Resolved<string> {
	if (model.kind !== "known" || !PLACEHOLDER.test(model.value)) return model;
	return { kind: "unknown", reason: `"${model.value}" is a placeholder` };
}
