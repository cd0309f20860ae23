import type { Prompt } from "../tokens/prompt.ts";
import { capabilitiesOf } from "./capabilities.ts";

/** What a request uses and a model is known not to have: "takes no images". What is not known is not said. */
export function findLosses(prompt: Prompt, model: string): string[] {
	const { images, outputSchema, tools } = capabilitiesOf(model);
	const pieces = prompt.messages.flatMap(({ content }) => content);
	const losses: string[] = [];
	if (images === false && pieces.some(({ kind }) => kind === "image"))
		losses.push("takes no images");
	if (outputSchema === false && prompt.outputSchema) losses.push("no structured output");
	if (tools === false && prompt.tools.length > 0) losses.push("no tools");
	return losses;
}
