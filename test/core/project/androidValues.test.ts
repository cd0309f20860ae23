import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn, modelsIn } from "./projectOfTexts.ts";

const PATH = "app/src/main/java/a/Chat.kt";
const SCRIPT = "app/build.gradle.kts";
const RESOURCES = "app/src/main/res/values/strings.xml";

function chat(model: string): string {
	return `package a
import com.aallam.openai.api.chat.ChatCompletionRequest
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI
class Chat(private val openAI: OpenAI, private val context: Context) {
	suspend fun ask() = openAI.chatCompletion(ChatCompletionRequest(ModelId(${model}), messages))
}
`;
}

describe("models that an Android application keeps outside its code", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("stand in fields that the build script declares", () => {
		const code = chat("BuildConfig.MODEL");
		const kotlin =
			'android { defaultConfig { buildConfigField("String", "MODEL", "\\"gpt-4.1-nano\\"") } }';
		assert.deepEqual(modelsIn({ [PATH]: code, [SCRIPT]: kotlin }, PATH), ["gpt-4.1-nano@openai"]);
		const groovy = `buildConfigField "String", "MODEL", '"gpt-4o"'`;
		assert.deepEqual(modelsIn({ [PATH]: code, "app/build.gradle": groovy }, PATH), [
			"gpt-4o@openai",
		]);
	});

	it("are candidates where kinds of builds differ, and unknown where a property of the build holds them", () => {
		const code = chat("BuildConfig.MODEL");
		const field = (id: string) => `buildConfigField("String", "MODEL", "\\"${id}\\"")\n`;
		const [site] = callSitesIn(
			{ [PATH]: code, [SCRIPT]: field("gpt-4o") + field("gpt-4.1") },
			PATH,
		);
		assert.deepEqual(site?.model.kind === "candidates" && site.model.values, ["gpt-4o", "gpt-4.1"]);
		const open = 'buildConfigField("String", "MODEL", properties["model"])';
		assert.equal(callSitesIn({ [PATH]: code, [SCRIPT]: open }, PATH)[0]?.model.kind, "unknown");
	});

	it("stand among the texts of its resources", () => {
		const files = {
			[PATH]: chat("context.getString(R.string.model)"),
			[RESOURCES]:
				'<resources><string name="model" translatable="false">gpt-4.1-mini</string></resources>',
		};
		assert.deepEqual(modelsIn(files, PATH), ["gpt-4.1-mini@openai"]);
	});
});
