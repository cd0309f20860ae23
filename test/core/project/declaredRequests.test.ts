import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, type Texts } from "./projectOfTexts.ts";

/** The call sites of one file: line, modality and model. */
function callsIn(files: Texts, path: string): string[] {
	return callSitesIn(files, path).map(({ anchor, modality, model, kind }) => {
		const line = (files[path] ?? "").slice(0, anchor.start).split("\n").length;
		return `${line}: ${kind} ${modality} ${model.kind === "known" ? model.value : "?"}`;
	});
}

describe("requests that an interface or a class declares for its callers", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("are found at the calls of Retrofit's methods, with the model of the body's class", () => {
		const folder = "app/src/main/kotlin/demo";
		const files = {
			[`${folder}/network/ChatService.kt`]: `package demo.network
interface ChatService {
	@Headers("Content-Type: application/json")
	@POST("v1/chat/completions")
	suspend fun complete(@Body request: ChatRequest): Reply

	@POST("v1/images/generations")
	fun draw(@Header("Authorization") key: String, @Body body: ImageRequest): Call<Image>

	@GET("v1/models")
	suspend fun models(): Models
}
`,
			[`${folder}/network/Requests.kt`]: `package demo.network
data class ChatRequest(val model: String = "gpt-4o-mini", val messages: List<Message>)
data class ImageRequest(val model: String, val prompt: String)
`,
			[`${folder}/Repository.kt`]: `package demo
import demo.network.ChatRequest
import demo.network.ChatService
import demo.network.ImageRequest
class Repository(private val service: ChatService) {
	suspend fun ask(text: String) = service.complete(ChatRequest(messages = listOf(Message("user", text))))
	suspend fun askBig(text: String) = service.complete(ChatRequest("gpt-4o", listOf()))
	fun draw(text: String) = service.draw("key", ImageRequest("dall-e-3", text))
	suspend fun send(request: ChatRequest) = service.complete(request)
	suspend fun models() = service.models()
}
`,
		};
		assert.deepEqual(callsIn(files, `${folder}/Repository.kt`), [
			"6: call chat gpt-4o-mini",
			"7: call chat gpt-4o",
			"8: call image dall-e-3",
			"9: call chat ?",
		]);
	});

	it("are found where a constant of another file holds the path", () => {
		const folder = "app/src/main/kotlin/demo";
		const files = {
			[`${folder}/constants/Paths.kt`]:
				'package demo.constants\nconst val turboEndpoint = "v1/chat/completions"\n',
			[`${folder}/api/ChatApi.kt`]: `package demo.api
import demo.constants.turboEndpoint
interface ChatApi {
	@POST(turboEndpoint)
	@Streaming
	fun turbo(@Body body: JsonObject): Call<ResponseBody>
}
`,
			[`${folder}/Repository.kt`]: `package demo
import demo.api.ChatApi
class Repository(private val api: ChatApi) {
	fun ask(isLong: Boolean, body: JsonObject) = (if (isLong) api.turbo(body) else null)?.execute()
}
`,
		};
		assert.deepEqual(callsIn(files, `${folder}/Repository.kt`), ["4: call chat ?"]);
	});

	it("are no requests where a test asks a model of the project, nor where a builder tells what it holds", () => {
		const path = "app/src/test/java/a/CatalogModelTest.java";
		const files = {
			"app/src/main/java/a/CatalogModel.java": `package a;
import org.springframework.ai.chat.model.ChatModel;
public class CatalogModel implements ChatModel {
	public ChatResponse call(Prompt prompt) { return delegate.call(prompt); }
}
`,
			[path]: `package a;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;
class CatalogModelTest {
	private final CatalogModel model = new CatalogModel(facade);
	void delegates(Prompt prompt, ChatClient client) {
		assertThat(model.call(prompt)).isSameAs(response);
		client.prompt().user("a").getAdvisors().stream().toList();
		new OpenAiChatModel(api).call(prompt);
	}
}
`,
		};
		assert.deepEqual(callsIn(files, path), ["9: call chat ?"]);
	});

	it("are found at the calls of Feign's methods, and not at those of a server's interface", () => {
		const folder = "src/main/java/demo";
		const files = {
			[`${folder}/OpenAiClient.java`]: `package demo;
@FeignClient(name = "openai", url = "https://api.openai.com/v1")
public interface OpenAiClient {
	@PostMapping("/chat/completions")
	Reply chat(@RequestHeader("Authorization") String key, @RequestBody ChatRequest request);
}
`,
			[`${folder}/ChatApi.java`]: `package demo;
public interface ChatApi {
	@PostMapping("/v1/chat/completions")
	Reply chat(@RequestBody ChatRequest request);
}
`,
			[`${folder}/Service.java`]: `package demo;
class Service {
	private final OpenAiClient client;
	private final ChatApi api;
	Reply ask() {
		ChatRequest request = ChatRequest.builder().model("gpt-4o").messages(List.of()).build();
		api.chat(request);
		return client.chat("key", request);
	}
}
`,
		};
		assert.deepEqual(callsIn(files, `${folder}/Service.java`), ["8: call chat gpt-4o"]);
	});

	it("are found at an object of a class that takes its methods from an SDK", () => {
		const files = {
			"app/Ai/SalesCoach.php": `<?php
namespace App\\Ai;
use Laravel\\Ai\\Attributes\\Model;
use Laravel\\Ai\\Contracts\\Agent;
use Laravel\\Ai\\Promptable;
#[Model('claude-haiku-4-5')]
class SalesCoach implements Agent { use Promptable; }
`,
			"app/Http/CoachController.php": `<?php
namespace App\\Http;
use App\\Ai\\SalesCoach;
class CoachController {
	public function show() { return (new SalesCoach)->prompt('Review this.'); }
}
`,
			"composer.json": '{"autoload":{"psr-4":{"App\\\\":"app/"}}}',
		};
		assert.deepEqual(callsIn(files, "app/Http/CoachController.php"), [
			"5: call chat claude-haiku-4-5",
		]);
	});
});
