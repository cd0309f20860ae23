import type { Row, Sdk } from "./sdk.ts";

const RUNS: Row = {
	on: "azure.agents",
	name: "runs.create|runs.create_and_process|runs.stream|create_run|create_stream|create_and_process_run|create_thread_and_run|create_thread_and_process_run",
	sends: "chat",
	format: "chat",
	places: {
		model: "model|agent_id.@.model|assistant_id.@.model",
		system: "instructions|agent_id.@.instructions|assistant_id.@.instructions",
		cap: "max_completion_tokens",
	},
	evidence: "agent_id&thread_id",
	common: true,
};

/** Azure AI Foundry: a project gives clients of other SDKs, and agents whose runs are billed. */
export const azureProjects: Sdk = {
	id: "azure-ai-projects",
	provider: "azure",
	modules: ["azure.ai.projects", "azure.ai.projects.*", "azure.ai.agents", "azure.ai.agents.*"],
	rows: [
		{ name: "AIProjectClient|aio.AIProjectClient", makes: "azure.project" },
		{ name: "AIProjectClient.from_connection_string", makes: "azure.project" },
		{ name: "AgentsClient|aio.AgentsClient", makes: "azure.agents" },
		{
			on: "azure.project",
			name: "get_openai_client|inference.get_azure_openai_client",
			makes: "openai",
		},
		{ on: "azure.project", name: "inference.get_chat_completions_client", makes: "azure.chat" },
		{ on: "azure.project", name: "inference.get_embeddings_client", makes: "azure.embeddings" },
		{ ...RUNS, on: "azure.project", name: prefixed("agents.", RUNS.name) },
		RUNS,
	],
};

function prefixed(prefix: string, names: string): string {
	return names
		.split("|")
		.map((name) => prefix + name)
		.join("|");
}
