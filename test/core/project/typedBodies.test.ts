import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn } from "./projectOfTexts.ts";

const types = `namespace Shop.Requests;

public record Named { public string Model { get; set; } }
public record EmbeddingRequest : Named { public string Input { get; set; } }
public record Note { public string Title { get; set; } }
`;

describe("requests of C# to a path below an address from settings", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("are a model's where the body's type has what such a request holds", () => {
		const files = {
			"EmbeddingRequest.cs": types,
			"Note.cs": types,
			"Index.cs": `using Shop.Requests;

namespace Shop.Search;

public class Index(HttpClient http, Options options)
{
    public Task Embed(EmbeddingRequest request) =>
        http.PostAsJsonAsync(options.Address.TrimEnd('/') + "/embeddings", request);

    public Task Keep(EmbeddingRequest request)
    {
        var text = new StringContent(JsonSerializer.Serialize(request));
        return http.PostAsync(options.Address + "/embeddings", text);
    }

    public Task Write(Note note) => http.PostAsJsonAsync(options.Address.TrimEnd('/') + "/embeddings", note);
}
`,
		};
		const found = callSitesIn(files, "Index.cs").map(
			({ modality, callee }) => `${modality} ${callee}`,
		);
		assert.deepEqual(found, ["embeddings http.PostAsJsonAsync", "embeddings http.PostAsync"]);
	});
});
