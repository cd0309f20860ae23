import type { Sdk } from "./sdk.ts";

/** mcp-agent: a model that an agent has attached to it. */
export const mcpAgent: Sdk = {
	id: "mcp-agent",
	provider: undefined,
	modules: ["mcp_agent*"],
	rows: [
		{ name: "Agent|agent.Agent|agents.agent.Agent", makes: "mcp-agent" },
		{ on: "mcp-agent", name: "attach_llm", makes: "mcp-agent.llm" },
		{
			on: "mcp-agent.llm",
			name: "generate|generate_str|generate_structured",
			sends: "chat",
			format: "chat",
			places: { model: "request_params.model", messages: "message|#0" },
		},
	],
};
