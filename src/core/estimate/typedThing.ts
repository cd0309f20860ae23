import type { Source } from "./source.ts";
import { objectOf, rowOf, type Thing } from "./thingKinds.ts";

const MAX_DEPTH = 6;

/** A thing known by its type annotation alone: `OpenAI`, `"OpenAI"`, `Optional[OpenAI]`, `OpenAI | null`. */
export function thingOfType(
	type: Source,
	evaluate: (source: Source) => Thing | undefined,
	depth = 0,
): Thing | undefined {
	const { expression, outline } = type;
	if (depth > MAX_DEPTH) return undefined;
	if (expression.kind === "choice") {
		for (const option of expression.options) {
			const found = thingOfType({ expression: option, outline }, evaluate, depth + 1);
			if (found !== undefined) return found;
		}
		return undefined;
	}
	if (expression.kind === "text") {
		const { start, end, value: name } = expression;
		return thingOfType(
			{ expression: { kind: "name", name, start, end }, outline },
			evaluate,
			depth + 1,
		);
	}
	const thing = evaluate(type);
	return thing?.kind === "class" ? objectOf(thing) : instanceOfType(thing);
}

/** What an SDK's type stands for as the type of a value; undefined for any other thing. */
export function instanceOfType(thing: Thing | undefined): Thing | undefined {
	const maker = rowOf(thing);
	const type = maker?.row.makes;
	if (maker === undefined || type === undefined) return undefined;
	const building = maker.row.builder === true ? { isBuilding: true } : {};
	return {
		kind: "instance",
		maker,
		type,
		made: undefined,
		from: undefined,
		path: [],
		...building,
	};
}
