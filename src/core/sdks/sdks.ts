import {
	agno,
	autoGen,
	crewAi,
	defaultingAgents,
	googleAdk,
	mastra,
	openaiAgents,
	otherAgents,
	smolagents,
	strands,
} from "./agents.ts";
import { anthropic } from "./anthropic.ts";
import { anthropicCloudsDotnet, anthropicDotnet } from "./anthropicDotnet.ts";
import { anthropicGo, goAnthropic } from "./anthropicGo.ts";
import { anthropicJava } from "./anthropicJvm.ts";
import { asyncOpenai } from "./asyncOpenai.ts";
import { azureInference, azureInferenceDotnet, azureOpenAiJs, xai } from "./azureInference.ts";
import { azureOpenaiGo } from "./azureOpenaiGo.ts";
import { azureOpenaiJava } from "./azureOpenaiJvm.ts";
import { azureProjects } from "./azureProjects.ts";
import { azureSpeech } from "./azureSpeech.ts";
import { bedrock } from "./bedrock.ts";
import { bedrockAgents } from "./bedrockAgents.ts";
import { bedrockAws } from "./bedrockAws.ts";
import { betalgo } from "./betalgo.ts";
import { claudeAgent } from "./claudeAgent.ts";
import { cloudflare } from "./cloudflare.ts";
import { inspectAi, qianfan, watsonx } from "./cloudModels.ts";
import { cohere, voyage } from "./cohere.ts";
import { communityJvm } from "./communityJvm.ts";
import { dashscope } from "./dashscope.ts";
import { dashscopeJava } from "./dashscopeJvm.ts";
import { kernelMemory, llmTornado } from "./dotnetCommunity.ts";
import { elevenLabs } from "./elevenLabs.ts";
import { agentFramework, extensionsAi, foundryDotnet, ollamaSharp } from "./extensionsAi.ts";
import { dspy, pydanticAi, pydanticAiDirect } from "./frameworks.ts";
import { cohereGo, einoGo, genkitGo, langchainGo, ollamaGo } from "./frameworksGo.ts";
import { genkit } from "./genkit.ts";
import { fantasyGo, gollmGo, likeGoOpenai, lingooseGo } from "./goCommunity.ts";
import { deepseekGo, goOpenai } from "./goOpenai.ts";
import { googleGenai, googleGenerativeAi, vertexAi } from "./google.ts";
import { geminiDotnet, genaiDotnet } from "./googleDotnet.ts";
import { genaiGo, generativeAiGo, vertexPredictionsGo } from "./googleGo.ts";
import { genaiJava, googleAndroid, vertexJava } from "./googleJvm.ts";
import { goServices } from "./goServices.ts";
import { goVendors } from "./goVendors.ts";
import { haystack } from "./haystack.ts";
import { instructor } from "./instructor.ts";
import { langchain } from "./langchain.ts";
import { koog, langchain4j } from "./langchain4j.ts";
import { litellm } from "./litellm.ts";
import { llamaIndex } from "./llamaIndex.ts";
import { lmStudio } from "./lmStudio.ts";
import { assemblyAi, deepgram, fal, replicate, replicatePhp, stability } from "./mediaHosts.ts";
import { mistral } from "./mistral.ts";
import { chatGptApi, nodeLlamaCpp, vertexPredictions, watsonxJs } from "./nodeSdks.ts";
import { llamaCpp, ollama } from "./ollama.ts";
import { ollama4j } from "./ollamaJvm.ts";
import { openai } from "./openai.ts";
import { huggingFace, openaiCompatibleSdks } from "./openaiCompatible.ts";
import { azureOpenaiDotnet, openaiDotnet } from "./openaiDotnet.ts";
import { openaiApiDotnet } from "./openaiDotnetCommunity.ts";
import { openaiGo } from "./openaiGo.ts";
import { openaiJava, openaiServiceJava } from "./openaiJvm.ts";
import { openaiKotlin } from "./openaiKotlin.ts";
import { openaiVersionThree } from "./openaiLegacy.ts";
import { openaiPhp, orhanerday } from "./openaiPhp.ts";
import { openaiRuby } from "./openaiRuby.ts";
import { openRouter } from "./openRouter.ts";
import { laravelAi, neuronAi, symfonyAi } from "./phpFrameworks.ts";
import { anthropicPhp, geminiPhp, llPhant, prism } from "./phpSdks.ts";
import { pinecone } from "./pinecone.ts";
import { pythonFrameworks } from "./pythonFrameworks.ts";
import { activeAgent, omniAi, raix } from "./rubyFrameworks.ts";
import { anthropicRuby, geminiRuby, langchainRuby, otherRuby, rubyLlm } from "./rubySdks.ts";
import { anthropicRust, geminiRust, openaiRust, rustFrameworks, swiftide } from "./rustClients.ts";
import { bedrockRust, genaiRust, otherRust, rig } from "./rustSdks.ts";
import type { Sdk } from "./sdk.ts";
import { semanticKernel } from "./semanticKernel.ts";
import { semanticKernelJava } from "./semanticKernelJava.ts";
import { semanticKernelPython } from "./semanticKernelPython.ts";
import { springAi } from "./springAi.ts";
import { vendorsDotnet } from "./vendorsDotnet.ts";
import { arkJava, jvmOpenai, zhipuJava } from "./vendorsJvm.ts";
import { vercelAi, vercelAiProviders, xsAi } from "./vercelAi.ts";
import { aiServices, wordPressAi } from "./wordPress.ts";

/** Every SDK, one line each. */
export const sdks: readonly Sdk[] = [
	openai,
	openaiVersionThree,
	anthropic,
	claudeAgent,
	googleGenai,
	googleGenerativeAi,
	vertexAi,
	vercelAi,
	...vercelAiProviders,
	xsAi,
	langchain,
	litellm,
	...openaiCompatibleSdks,
	huggingFace,
	mistral,
	cohere,
	voyage,
	pinecone,
	bedrock,
	bedrockAgents,
	ollama,
	llamaCpp,
	lmStudio,
	cloudflare,
	azureInference,
	azureProjects,
	dashscope,
	elevenLabs,
	azureSpeech,
	deepgram,
	assemblyAi,
	replicate,
	replicatePhp,
	fal,
	stability,
	watsonx,
	qianfan,
	inspectAi,
	chatGptApi,
	nodeLlamaCpp,
	watsonxJs,
	vertexPredictions,
	openRouter,
	azureOpenAiJs,
	xai,
	instructor,
	genkit,
	openaiAgents,
	mastra,
	llamaIndex,
	pydanticAi,
	pydanticAiDirect,
	dspy,
	...pythonFrameworks,
	semanticKernelPython,
	haystack,
	crewAi,
	autoGen,
	agno,
	googleAdk,
	smolagents,
	strands,
	defaultingAgents,
	otherAgents,
	openaiGo,
	goOpenai,
	deepseekGo,
	azureOpenaiGo,
	anthropicGo,
	goAnthropic,
	genaiGo,
	vertexPredictionsGo,
	...generativeAiGo,
	...langchainGo,
	...einoGo,
	genkitGo,
	...fantasyGo,
	gollmGo,
	...lingooseGo,
	...likeGoOpenai,
	ollamaGo,
	cohereGo,
	bedrockAws,
	openaiDotnet,
	azureOpenaiDotnet,
	openaiApiDotnet,
	betalgo,
	anthropicDotnet,
	...anthropicCloudsDotnet,
	extensionsAi,
	agentFramework,
	foundryDotnet,
	azureInferenceDotnet,
	ollamaSharp,
	geminiDotnet,
	genaiDotnet,
	semanticKernel,
	kernelMemory,
	llmTornado,
	...vendorsDotnet,
	openaiRuby,
	anthropicRuby,
	rubyLlm,
	langchainRuby,
	geminiRuby,
	...otherRuby,
	omniAi,
	activeAgent,
	raix,
	openaiJava,
	azureOpenaiJava,
	openaiServiceJava,
	dashscopeJava,
	arkJava,
	zhipuJava,
	...communityJvm,
	jvmOpenai,
	openaiKotlin,
	anthropicJava,
	genaiJava,
	vertexJava,
	googleAndroid,
	langchain4j,
	koog,
	ollama4j,
	semanticKernelJava,
	springAi,
	openaiPhp,
	orhanerday,
	anthropicPhp,
	llPhant,
	prism,
	...symfonyAi,
	...neuronAi,
	laravelAi,
	wordPressAi,
	aiServices,
	geminiPhp,
	asyncOpenai,
	...rig,
	genaiRust,
	bedrockRust,
	...otherRust,
	...goServices,
	...goVendors,
	...anthropicRust,
	...openaiRust,
	geminiRust,
	...rustFrameworks,
	...swiftide,
];
