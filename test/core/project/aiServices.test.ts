import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, modelsIn } from "./projectOfTexts.ts";

const ROOT = "bank/src/main";
const CALLER = `${ROOT}/java/a/Desk.java`;

const SPRING = `package a;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.spring.AiService;
@AiService
public interface Clerk {
	@SystemMessage("Be brief.")
	String answer(@MemoryId String id, @UserMessage String question);
	default String twice(String text) { return text + text; }
}
`;

const DESK = `package a;
class Desk {
	private final Clerk clerk;
	Desk(Clerk clerk) { this.clerk = clerk; }
	String clerk(String id) { return clerk.answer(id, "Where is my card?") + clerk.twice("a"); }
}
`;

const QUARKUS = `package a
import dev.langchain4j.service.UserMessage
import io.quarkiverse.langchain4j.RegisterAiService
@RegisterAiService
interface Triage {
	@UserMessage("Sort this: {text}")
	fun sort(text: String): String
}
class Intake {
	@Inject lateinit var triage: Triage
	fun take(text: String) = triage.sort(text)
}
`;

const INJECTED = `package a;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
class Desk {
	private final ChatModel model;
	private final EmbeddingModel embedder;
	Desk(ChatModel model, EmbeddingModel embedder) { this.model = model; this.embedder = embedder; }
	void ask(String text) { model.chat(text); embedder.embed(text); }
}
`;

const CONFIG = `package a;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
class AiConfig {
	@Bean
	ChatModel model() { return OpenAiChatModel.builder().modelName("gpt-4.1").build(); }
}
`;

const SETTINGS = {
	[`${ROOT}/resources/application.properties`]:
		"langchain4j.open-ai.chat-model.model-name=gpt-4o-mini\nlangchain4j.open-ai.embedding-model.model-name=text-embedding-3-small\n",
};

describe("AI services of LangChain4j", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("send where a method of the interface is called, with the model of the settings", () => {
		const files = { [`${ROOT}/java/a/Clerk.java`]: SPRING, [CALLER]: DESK, ...SETTINGS };
		assert.deepEqual(modelsIn(files, CALLER), ["gpt-4o-mini@openai"]);
		const roles = callSitesIn(files, CALLER)[0]?.prompt.messages.map(({ role }) => role);
		assert.deepEqual(roles, ["system", "user"]);
	});

	it("of Quarkus are found in Kotlin, and name no model where the settings do not", () => {
		const path = "bank/src/main/kotlin/a/Triage.kt";
		const properties = "bank/src/main/resources/application.properties";
		const model = "quarkus.langchain4j.openai.chat-model.model-name=gpt-4o\n";
		assert.deepEqual(modelsIn({ [path]: QUARKUS, [properties]: model }, path), ["gpt-4o@openai"]);
		const [site, ...more] = callSitesIn({ [path]: QUARKUS }, path);
		assert.equal(site?.model.kind, "unknown");
		assert.equal(more.length, 0);
	});

	it("are counted where the project makes their model, not where they are called", () => {
		const config = `${ROOT}/java/a/AiConfig.java`;
		const files = { [`${ROOT}/java/a/Clerk.java`]: SPRING, [CALLER]: DESK, [config]: CONFIG };
		assert.deepEqual(callSitesIn(files, CALLER), []);
		assert.deepEqual(modelsIn(files, config), ["gpt-4.1@openai"]);
	});

	it("a model that the container makes by the settings sends; one that code makes was counted there", () => {
		assert.deepEqual(modelsIn({ [CALLER]: INJECTED, ...SETTINGS }, CALLER), [
			"gpt-4o-mini@openai",
			"text-embedding-3-small@openai",
		]);
		assert.deepEqual(callSitesIn({ [CALLER]: INJECTED }, CALLER), []);
		const config = `${ROOT}/java/a/AiConfig.java`;
		const made = { [CALLER]: INJECTED, [config]: CONFIG };
		assert.deepEqual(callSitesIn(made, CALLER), []);
	});
});
