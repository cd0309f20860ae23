import assert from "node:assert/strict";
import { modelOfConstant } from "../../../src/core/sdks/modelConstants.ts";

describe("modelOfConstant", () => {
	const ids: readonly (readonly [string, string | undefined])[] = [
		["GPT_4O", "gpt-4o"],
		["GPT_4_O_MINI", "gpt-4o-mini"],
		["GPT_4O_2024_08_06", "gpt-4o-2024-08-06"],
		["GPT_4_1_MINI", "gpt-4.1-mini"],
		["GPT_3_5_TURBO", "gpt-3.5-turbo"],
		["GPT_5", "gpt-5"],
		["GPT4o", "gpt-4o"],
		["GPT4oMini", "gpt-4o-mini"],
		["GPT3Dot5Turbo", "gpt-3.5-turbo"],
		["GPT4TurboPreview", "gpt-4-turbo-preview"],
		["ChatModelGPT4o", "gpt-4o"],
		["ChatModelGPT4_1Nano", "gpt-4.1-nano"],
		["ChatModelO3Mini", "o3-mini"],
		["O1_MINI", "o1-mini"],
		["CLAUDE_SONNET_4_5", "claude-sonnet-4-5"],
		["CLAUDE_3_5_SONNET_LATEST", "claude-3-5-sonnet-latest"],
		["CLAUDE_SONNET_4_20250514", "claude-sonnet-4-20250514"],
		["ModelClaude3_7SonnetLatest", "claude-3-7-sonnet-latest"],
		["ModelClaudeSonnet4_5", "claude-sonnet-4-5"],
		["Claude35Sonnet", "claude-3-5-sonnet"],
		["Claude46Sonnet", "claude-sonnet-4-6"],
		["CLAUDE_4_OPUS", "claude-opus-4"],
		["gemini15Flash", "gemini-1.5-flash"],
		["GEMINI_2_5_PRO", "gemini-2.5-pro"],
		["TEXT_EMBEDDING_3_SMALL", "text-embedding-3-small"],
		["EmbeddingModelTextEmbedding3Large", "text-embedding-3-large"],
		["SmallEmbedding3", "text-embedding-3-small"],
		["DALL_E_3", "dall-e-3"],
		["ImageModelDallE3", "dall-e-3"],
		["CreateImageModelDallE3", "dall-e-3"],
		["WHISPER_1", "whisper-1"],
		["Whisper1", "whisper-1"],
		["GPT_4O_DEPLOYMENT", undefined],
		["MODEL", undefined],
		["OPENAI_MODEL", undefined],
		["model", undefined],
	];
	for (const [name, id] of ids)
		it(`${name} is ${id ?? "no id"}`, () => assert.equal(modelOfConstant(name), id));
});
