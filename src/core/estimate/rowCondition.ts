import type { Row } from "../sdks/sdk.ts";
import { findArgument } from "./findArgument.ts";
import type { RequestArguments } from "./requestArguments.ts";
import { resolveText } from "./resolveText.ts";
import type { Trail } from "./source.ts";

/** Whether the argument that a row depends on has the text that it asks for; true for rows that depend on none. */
export function holds({ when }: Row, request: RequestArguments, trail: Trail): boolean {
	if (when === undefined) return true;
	const written = findArgument(request, when.place, trail);
	const text = written === undefined ? undefined : resolveText(written, trail);
	if (text?.kind !== "known") return false;
	return when.text.endsWith("*")
		? text.value.startsWith(when.text.slice(0, -1))
		: text.value === when.text;
}
