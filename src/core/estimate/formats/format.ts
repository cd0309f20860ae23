import type { ProviderId } from "../../pricing/provider.ts";
import type { Prompt, SourceSpan } from "../../tokens/prompt.ts";
import type { CallSite, Modality, Multiplier } from "../callSite.ts";
import type { Findings } from "../findCallSites.ts";
import { findModelNames } from "../modelNames.ts";
import type { PromptConstant } from "../promptConstants.ts";
import type { Resolved } from "../resolved.ts";
import { steerText } from "../steer.ts";

/** A kind of document that is a prompt or a request by itself: it is read without a grammar of a programming language. */
export interface DocumentFormat {
	/** Stands as the SDK of its call sites. */
	readonly id: string;
	/** False where files of the format hold prompts and never a model: they are no call sites, and a scan passes them by. */
	readonly bindsModel: boolean;
	/** Whether a path (with `/` between names) is of this format. */
	matches(path: string): boolean;
	/** Reads a document of the format. Never throws. */
	find(text: string, path: string): Findings;
}

/** What a prompt file says of its request. */
export interface ConfiguredRequest {
	readonly sdk: string;
	readonly language: string;
	/** For people: what binds the model. */
	readonly callee: string;
	/** Where the model is written. */
	readonly anchor: SourceSpan;
	readonly span: SourceSpan;
	readonly provider: Resolved<ProviderId>;
	readonly model: Resolved<string>;
	readonly prompt: Prompt;
	readonly modality?: Modality;
	readonly maxOutputTokens?: number | undefined;
	readonly choices?: number | undefined;
	readonly multiplier?: Multiplier;
}

/** The call site of a prompt file. */
export function makeConfigSite(request: ConfiguredRequest): CallSite {
	const { maxOutputTokens, choices, modality = "chat", multiplier, ...rest } = request;
	return {
		...rest,
		kind: "config",
		modality,
		format: modality === "chat" ? "chat" : "text",
		maxOutputTokens:
			maxOutputTokens === undefined ? undefined : { kind: "known", value: maxOutputTokens },
		choices: { kind: "known", value: choices ?? 1 },
		multiplier: multiplier ?? { kind: "once" },
		options: new Map(),
	};
}

/** Puts together what was found in a document of a format. */
export function makeFindings(
	text: string,
	callSites: readonly CallSite[],
	promptConstants: readonly PromptConstant[] = [],
): Findings {
	const findings: Findings = {
		callSites,
		promptConstants,
		modelNames: findModelNames(text),
		nearMisses: [],
		problems: [],
		hasSyntaxErrors: false,
	};
	return steerText(findings, text);
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}
