import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { grammars } from "../../grammars.ts";
import { callSitesIn } from "./projectOfTexts.ts";

const extensions = `namespace Shop.Web;

public static class HttpClientExtensions
{
    public static async Task<HttpResponseMessage> Deliver(this HttpClient client, string url, object? data, string key)
    {
        HttpRequestMessage request = new(HttpMethod.Post, url);
        request.Content = new StringContent(JsonSerializer.Serialize(data));
        return await client.SendAsync(request);
    }

    public static async Task<T> PostFileAndRead<T>(this HttpClient client, string uri, HttpContent content)
    {
        var response = await client.PostAsync(uri, content);
        return await response.Content.ReadFromJsonAsync<T>();
    }

    public static string Shorten(this string text, string path) => text.Replace(path, "");
}
`;

describe("extension methods of C#", () => {
	before(async () => {
		for (const language of languages) await grammars.parserFor(language);
	});

	it("that send to the address they are given make their callers requests", () => {
		const files = {
			"Web/HttpClientExtensions.cs": extensions,
			"Painter.cs": `using Shop.Web;

namespace Shop.Images;

public class Painter(HttpClient http, Options options)
{
    public Task<Answer> Edit()
    {
        var form = new MultipartFormDataContent();
        form.Add(new StringContent("gpt-image-1"), "model");
        form.Add(new StringContent("a blue door"), "prompt");
        return http.PostFileAndRead<Answer>(options.Address.TrimEnd('/') + "/v1/images/edits", form);
    }

    public async Task<string> Ask(string key)
    {
        var name = key.Shorten("https://api.openai.com/v1/chat/completions");
        var body = new { model = "gpt-4o", messages = new[] { new { role = "user", content = name } } };
        return await http.Deliver(options.Address + "/v1/chat/completions", body, key);
    }
}
`,
		};
		const found = callSitesIn(files, "Painter.cs").map(
			({ modality, model }) => `${modality} ${model.kind === "known" ? model.value : "?"}`,
		);
		assert.deepEqual(found, ["image gpt-image-1", "chat gpt-4o"]);
	});

	it("are given addresses that a factory in another file puts together from a constant", () => {
		const files = {
			"Web/HttpClientExtensions.cs": extensions,
			"AzureAddresses.cs": `namespace Shop.Azure;

public static class AzureAddresses
{
    private const string Template = "{0}/openai/deployments/{1}/chat/completions?api-version={2}";
    private const string Orders = "{0}/orders/{1}?api-version={2}";

    public static string GetAddress(Options options, string model) =>
        string.Format(Template, options.Address.TrimEnd('/'), model, options.Version);

    public static string GetOrderAddress(Options options, string order) =>
        string.Format(Orders, options.Address.TrimEnd('/'), order, options.Version);
}
`,
			"Chat.cs": `using Shop.Web;
using Shop.Azure;

namespace Shop.Azure.OpenAI;

public class Chat(HttpClient http, Options options)
{
    public async Task<string> Ask(object body, string key)
    {
        var url = AzureAddresses.GetAddress(options, "gpt-4o");
        return await http.Deliver(url, body, key);
    }

    public async Task<string> Order(object body, string key)
    {
        var url = AzureAddresses.GetOrderAddress(options, "one");
        return await http.Deliver(url, body, key);
    }
}
`,
		};
		const found = callSitesIn(files, "Chat.cs").map(({ span }) =>
			files["Chat.cs"].slice(span.start, span.end),
		);
		assert.deepEqual(found, ["http.Deliver(url, body, key)"]);
	});
});
