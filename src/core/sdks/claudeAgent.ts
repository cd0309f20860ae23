import type { Sdk } from "./sdk.ts";

/** Anthropic's Claude Agent SDK for TypeScript and Python, formerly Claude Code SDK: each query is a conversation with tools. */
export const claudeAgent: Sdk = {
	id: "claude-agent-sdk",
	provider: "anthropic",
	modules: [
		"@anthropic-ai/claude-agent-sdk",
		"@anthropic-ai/claude-code",
		"claude_agent_sdk",
		"claude_code_sdk",
	],
	rows: [
		{
			name: "query|unstable_v2_prompt",
			sends: "chat",
			format: "anthropic",
			places: {
				model: "options.model|#1.model",
				system: "options.system_prompt",
				messages: "prompt|#0",
			},
		},
		{ name: "unstable_v2_createSession", makes: "claude-agent.session" },
		{ name: "ClaudeSDKClient", makes: "claude-agent.client" },
		{
			on: "claude-agent.session",
			name: "send",
			sends: "chat",
			format: "anthropic",
			places: { model: "receiver.model", messages: "#0" },
		},
		{
			on: "claude-agent.client",
			name: "query",
			sends: "chat",
			format: "anthropic",
			places: {
				model: "receiver.options.model",
				system: "receiver.options.system_prompt",
				messages: "prompt|#0",
			},
		},
	],
};
