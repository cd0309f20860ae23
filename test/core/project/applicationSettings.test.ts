import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, modelsIn } from "./projectOfTexts.ts";

const PATH = "shop/src/main/java/a/Assistant.java";

const SPRING = `package a;
import org.springframework.ai.chat.client.ChatClient;
class Assistant {
	private final ChatClient client;
	Assistant(ChatClient.Builder builder) { this.client = builder.build(); }
	String ask(String question) { return client.prompt().user(question).call().content(); }
}
`;

const OWN = `package a;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
class Assistant {
	private final ShopProperties properties;
	private final Environment env;
	void ask(OpenAIClient client) {
		client.chat().completions().create(ChatCompletionCreateParams.builder().model(properties.getChat().getModelName()).build());
		client.chat().completions().create(ChatCompletionCreateParams.builder().model(env.getProperty("shop.chat.model-name", "gpt-4o")).build());
	}
}
`;

const PROPERTIES = `package a;
@Data
@ConfigurationProperties(prefix = "shop")
public class ShopProperties {
	private Chat chat = new Chat();
	@Data
	public static class Chat { private String modelName; }
}
`;

const VALUE = `package a;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
class Assistant {
	@Value("\${shop.model:gpt-4o}")
	private String model;
	void ask(OpenAIClient client) {
		client.chat().completions().create(ChatCompletionCreateParams.builder().model(model).addUserMessage("a").build());
	}
}
`;

describe("settings of Spring and Quarkus applications", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("name the model of Spring AI's requests in properties and YAML", () => {
		const properties = {
			[PATH]: SPRING,
			"shop/src/main/resources/application.properties":
				"# spring.ai.openai.chat.options.model=gpt-3.5-turbo\nspring.ai.openai.chat.options.model = gpt-4o-mini\n",
		};
		assert.deepEqual(modelsIn(properties, PATH), ["gpt-4o-mini@openai"]);
		const yaml = {
			[PATH]: SPRING,
			"shop/src/main/resources/application.yml": `spring:\n  ai:\n    anthropic:\n      chat:\n        options:\n          model: \${CLAUDE:claude-sonnet-4-5}\n`,
		};
		assert.deepEqual(modelsIn(yaml, PATH), ["claude-sonnet-4-5@anthropic"]);
	});

	it("give candidates where several vendors are configured, and nothing to another application", () => {
		const files = {
			[PATH]: SPRING,
			"other/src/main/resources/application.properties":
				"spring.ai.openai.chat.options.model=gpt-4.1\n",
		};
		assert.equal(callSitesIn(files, PATH)[0]?.model.kind, "unknown");
		const both = {
			[PATH]: SPRING,
			"shop/src/main/resources/application.properties":
				"spring.ai.openai.chat.options.model=gpt-4.1\nspring.ai.ollama.chat.model=llama3.2\n",
		};
		const model = callSitesIn(both, PATH)[0]?.model;
		assert.deepEqual(model?.kind === "candidates" ? model.values : model, ["gpt-4.1", "llama3.2"]);
	});

	it("win over the default that @Value writes", () => {
		assert.deepEqual(modelsIn({ [PATH]: VALUE }, PATH), ["gpt-4o@openai"]);
		const set = {
			[PATH]: VALUE,
			"shop/src/main/resources/application.yaml": "shop:\n  model: gpt-5-mini\n",
		};
		assert.deepEqual(modelsIn(set, PATH), ["gpt-5-mini@openai"]);
	});

	it("fill the fields of a class that is annotated with their prefix, and what code asks the environment for", () => {
		const files = {
			[PATH]: OWN,
			"shop/src/main/java/a/ShopProperties.java": PROPERTIES,
			"shop/src/main/resources/application.yml": "shop:\n  chat:\n    model-name: gpt-5-mini\n",
		};
		assert.deepEqual(modelsIn(files, PATH), ["gpt-5-mini@openai", "gpt-5-mini@openai"]);
	});

	it("of the active profile win", () => {
		const files = {
			[PATH]: VALUE,
			"shop/src/main/resources/application.yml":
				"spring:\n  profiles:\n    active: dev\nshop:\n  model: gpt-4.1\n",
			"shop/src/main/resources/application-dev.yml": "shop:\n  model: gpt-5-mini\n",
			"shop/src/main/resources/application-prod.yml": "shop:\n  model: gpt-4o\n",
		};
		assert.deepEqual(modelsIn(files, PATH), ["gpt-5-mini@openai"]);
	});

	it("belong also to the modules that an application of the same build uses, where its applications agree", () => {
		const files = {
			"pom.xml": "<project/>",
			[PATH]: VALUE,
			"server/src/main/java/a/ServerApplication.java": "package a; class ServerApplication {}",
			"server/src/main/resources/application.yml": "shop:\n  model: gpt-5-mini\n",
		};
		assert.deepEqual(modelsIn(files, PATH), ["gpt-5-mini@openai"]);
		const differing = {
			...files,
			"worker/src/main/java/a/WorkerApplication.java": "package a; class WorkerApplication {}",
			"worker/src/main/resources/application.yml": "shop:\n  model: gpt-4.1\n",
		};
		assert.deepEqual(modelsIn(differing, PATH), ["gpt-4o@openai"]);
	});

	it("broken YAML and values of the environment name no model", () => {
		const broken = {
			[PATH]: SPRING,
			"shop/src/main/resources/application.yml": "spring: [\n",
			"shop/src/main/resources/application.properties": `spring.ai.openai.chat.options.model=\${MODEL}\n`,
		};
		assert.equal(callSitesIn(broken, PATH)[0]?.model.kind, "unknown");
	});
});
