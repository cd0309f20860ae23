import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const converse: RequestPlaces = {
	model: "model_id",
	system: "system",
	messages: "messages",
	tools: "tool_config.tools",
	cap: "inference_config.max_tokens",
};

/** The body of InvokeModel is the model's own format; those of Anthropic, Nova, Titan and Llama are read. */
const invoke: RequestPlaces = {
	model: "model_id",
	system: "body.system",
	messages: "body.messages",
	prompt:
		"body.prompt|body.input_text|body.texts|body.query|body.text_to_image_params.text|body.text_prompts.0.text",
	cap: "body.max_tokens|body.max_gen_len|body.text_generation_config.max_token_count|body.inference_config.max_new_tokens|body.max_tokens_to_sample",
};

/** `client.send(new ConverseCommand(…))` of the AWS SDK for JavaScript: the command is the request. */
const SEND: Row = {
	on: "bedrock",
	name: "send",
	sends: "chat",
	modalityOfModel: true,
	format: "bedrock",
	places: {
		...invoke,
		...converse,
		system: "system|body.system",
		messages: "messages|body.messages",
		cap: `${converse.cap}|${invoke.cap}`,
	},
};

const CLIENT: readonly Row[] = [
	{
		on: "bedrock",
		name: "converse|converse_stream",
		sends: "chat",
		format: "bedrock",
		places: converse,
		evidence: "model_id&messages",
	},
	{
		on: "bedrock",
		name: "invoke_model|invoke_model_with_response_stream|invoke_model_async",
		sends: "chat",
		modalityOfModel: true,
		format: "bedrock",
		places: invoke,
		evidence: "model_id&body|body&content_type",
	},
	{ ...SEND, silentWith: "input|guardrail_identifier|invocation_arn" },
	{
		...SEND,
		on: "bedrock.elsewhere",
		evidence: "model_id&messages|model_id&body",
		needsModel: true,
	},
];

const RUNTIME = { place: "#0|service_name", text: "bedrock-runtime" };

/** Amazon Bedrock's runtime through boto3 (and its async kin) and the AWS SDK for JavaScript. */
export const bedrock: Sdk = {
	id: "bedrock",
	provider: "bedrock",
	modules: ["boto3", "boto3.*", "aioboto3", "aiobotocore.*", "@aws-sdk/client-bedrock-runtime"],
	rows: [
		{ name: "client", makes: "bedrock", when: RUNTIME },
		{ name: "Session|session.Session|get_session", makes: "boto3.session" },
		{ on: "boto3.session", name: "client|create_client", makes: "bedrock", when: RUNTIME },
		{ name: "BedrockRuntimeClient|BedrockRuntime", makes: "bedrock" },
		...CLIENT,
	],
};
