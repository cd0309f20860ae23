import {
	browserUse,
	cleanlab,
	distilabel,
	magentic,
	mem0,
	phoenixEvals,
	ragas,
} from "./evaluation.ts";
import { mcpAgent } from "./mcpAgent.ts";
import { scrapeGraph } from "./scrapeGraph.ts";
import type { Sdk } from "./sdk.ts";
import { semanticRouter } from "./semanticRouter.ts";
import { livekit, pipecat } from "./voiceAgents.ts";

/** Smaller frameworks and tools that Python alone has, one line each. */
export const pythonFrameworks: readonly Sdk[] = [
	phoenixEvals,
	ragas,
	distilabel,
	browserUse,
	cleanlab,
	magentic,
	mem0,
	scrapeGraph,
	mcpAgent,
	semanticRouter,
	pipecat,
	livekit,
];
