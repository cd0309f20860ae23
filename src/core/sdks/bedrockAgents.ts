import type { Row, Sdk } from "./sdk.ts";

const RUNTIME = { place: "#0|service_name", text: "bedrock-agent-runtime" };
const SOURCES = "retrieve_and_generate_configuration";

const CLIENT: readonly Row[] = [
	{
		on: "bedrock.agents",
		name: "retrieve_and_generate|retrieve_and_generate_stream",
		sends: "chat",
		format: "bedrock",
		places: {
			model: `${SOURCES}.knowledge_base_configuration.model_arn|${SOURCES}.external_sources_configuration.model_arn`,
			messages: "input.text",
			system: `${SOURCES}.knowledge_base_configuration.generation_configuration.prompt_template.text_prompt_template`,
			cap: `${SOURCES}.knowledge_base_configuration.generation_configuration.inference_config.text_inference_config.max_tokens`,
		},
		evidence: SOURCES,
	},
	{
		on: "bedrock.agents",
		name: "invoke_agent",
		sends: "chat",
		format: "bedrock",
		places: { messages: "input_text" },
		evidence: "agent_id&agent_alias_id",
	},
	{
		on: "bedrock.agents",
		name: "invoke_inline_agent",
		sends: "chat",
		format: "bedrock",
		places: { model: "foundation_model", system: "instruction", messages: "input_text" },
		evidence: "foundation_model",
	},
	{
		on: "bedrock.agents",
		name: "send",
		sends: "chat",
		format: "bedrock",
		places: {
			model: `foundation_model|${SOURCES}.knowledge_base_configuration.model_arn|${SOURCES}.external_sources_configuration.model_arn`,
			system: "instruction",
			messages: "input_text|input.text",
		},
		silentWith: "retrieval_query|session_id_to_end|memory_type|flow_identifier",
	},
	{
		on: "bedrock.agents",
		name: "rerank",
		sends: "rerank",
		format: "text",
		places: {
			model:
				"reranking_configuration.bedrock_reranking_configuration.model_configuration.model_arn",
			prompt: "queries.0.text_query.text",
		},
		evidence: "reranking_configuration",
	},
];

/** Agents and knowledge bases of Amazon Bedrock: the model stands in the request, or with the agent on the server. */
export const bedrockAgents: Sdk = {
	id: "bedrock",
	provider: "bedrock",
	modules: ["boto3", "boto3.*", "aioboto3", "@aws-sdk/client-bedrock-agent-runtime"],
	rows: [
		{ name: "client", makes: "bedrock.agents", when: RUNTIME },
		{ on: "boto3.session", name: "client", makes: "bedrock.agents", when: RUNTIME },
		{ name: "BedrockAgentRuntimeClient|BedrockAgentRuntime", makes: "bedrock.agents" },
		...CLIENT,
	],
};
