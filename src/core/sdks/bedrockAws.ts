import type { Sdk } from "./sdk.ts";

/** Amazon Bedrock's runtime in the AWS SDKs for Go, .NET, Java and Kotlin; the methods are those of `bedrock.ts`. */
export const bedrockAws: Sdk = {
	id: "bedrock",
	provider: "bedrock",
	modules: [
		"github.com/aws/aws-sdk-go-v2/service/bedrockruntime*",
		"github.com/aws/aws-sdk-go/service/bedrockruntime*",
		"Amazon.BedrockRuntime*",
		"software.amazon.awssdk.services.bedrockruntime*",
		"aws.sdk.kotlin.services.bedrockruntime*",
	],
	rows: [
		{
			name: "NewFromConfig|New|Client|AmazonBedrockRuntimeClient|IAmazonBedrockRuntime|BedrockRuntimeClient.create|BedrockRuntimeAsyncClient.create|BedrockRuntimeClient.fromEnvironment|BedrockRuntimeClient|BedrockRuntimeAsyncClient",
			makes: "bedrock",
		},
		{
			name: "BedrockRuntimeClient.builder|BedrockRuntimeAsyncClient.builder",
			makes: "bedrock",
			builder: true,
		},
		{
			on: "bedrock",
			name: "converse|converse_stream|converse_async|converse_stream_async",
			request: "ConverseInput|ConverseStreamInput|ConverseRequest|ConverseStreamRequest",
			sends: "chat",
			format: "bedrock",
			places: {
				model: "model_id",
				system: "system",
				messages: "messages",
				tools: "tool_config.tools",
				cap: "inference_config.max_tokens",
			},
			evidence: "model_id&messages",
		},
		{
			on: "bedrock",
			name: "invoke_model|invoke_model_async|invoke_model_with_response_stream|invoke_model_with_response_stream_async|invoke_model_with_bidirectional_stream",
			request:
				"InvokeModelInput|InvokeModelWithResponseStreamInput|InvokeModelRequest|InvokeModelWithResponseStreamRequest",
			sends: "chat",
			modalityOfModel: true,
			format: "bedrock",
			places: {
				model: "model_id",
				system: "body.system",
				messages: "body.messages",
				prompt: "body.prompt|body.input_text",
				cap: "body.max_tokens|body.max_gen_len|body.text_generation_config.max_token_count|body.max_tokens_to_sample",
			},
			evidence: "model_id&body",
		},
	],
};
