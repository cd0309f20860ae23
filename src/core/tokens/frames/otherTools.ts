import type { Prompt, ToolDefinition } from "../prompt.ts";
import type { FrameContext, FramePart } from "./frame.ts";
import type { OtherFamily } from "./otherFrame.ts";
import { withSpaces } from "./spacedJson.ts";

/** Tool definitions and the output schema of a request to one of the other vendors. */
export function countOtherTools(
	prompt: Prompt,
	family: OtherFamily,
	context: FrameContext,
): FramePart[] {
	const { length } = prompt.tools;
	const parts: FramePart[] = [];
	const areFree = prompt.toolChoice === "none" && family.isFreeWhenNone;
	if (length > 0 && !areFree) {
		const text = context.count(toolsText(prompt.tools, family));
		const tokens = family.tools + family.perTool * length + family.toolsJson * text;
		const label = `${length} tool${length === 1 ? "" : "s"}`;
		parts.push({ label, tokens, uncertainty: tokens * family.toolsMargin });
	}
	if (prompt.outputSchema) {
		const tokens = context.count(JSON.stringify(prompt.outputSchema.schema));
		parts.push({ label: "output schema", tokens: tokens * family.schema, uncertainty: tokens });
	}
	return parts;
}

/** How a template writes tools: compact JSON, a line of JSON with spaces for each, or one list of them with their wrappers. */
function toolsText(tools: readonly ToolDefinition[], { toolsText: form }: OtherFamily): string {
	if (form === "spacedList") {
		return withSpaces(
			tools.map(({ name, description = "", parameters = {} }) => ({
				type: "function",
				function: { name, description, parameters },
			})),
		);
	}
	const bare = tools.map(({ name, description, parameters }) => ({
		name,
		...(description === undefined ? {} : { description }),
		...(parameters === undefined ? {} : { parameters }),
	}));
	const write = form === "spacedLines" ? withSpaces : JSON.stringify;
	return bare.map((tool) => write(tool)).join("\n");
}
