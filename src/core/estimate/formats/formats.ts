import { configuration } from "./configuration.ts";
import { dotprompt } from "./dotprompt.ts";
import type { DocumentFormat } from "./format.ts";
import { githubModels } from "./githubModels.ts";
import { httpRequests } from "./httpRequests.ts";
import { langchainPrompt } from "./langchainPrompt.ts";
import { plainPrompt } from "./plainPrompt.ts";
import { promptfoo } from "./promptfoo.ts";
import { promptMarkdown } from "./promptMarkdown.ts";
import { prompty } from "./prompty.ts";

/** Every document format, one line each; the first that matches a path reads it. */
export const documentFormats: readonly DocumentFormat[] = [
	prompty,
	promptMarkdown,
	dotprompt,
	githubModels,
	promptfoo,
	httpRequests,
	langchainPrompt,
	plainPrompt,
	configuration,
];
