import type { Sdk } from "./sdk.ts";

const GRAPHS = [
	"SmartScraper",
	"SmartScraperMulti",
	"SmartScraperLite",
	"SmartScraperMultiConcat",
	"Search",
	"OmniScraper",
	"OmniSearch",
	"DepthSearch",
	"Speech",
	"ScriptCreator",
	"ScriptCreatorMulti",
	"XMLScraper",
	"JSONScraper",
	"CSVScraper",
	"DocumentScraper",
	"PDFScraper",
	"ScreenshotScraper",
	"CodeGenerator",
];

/** ScrapeGraphAI: graphs that read pages with the model of their configuration. */
export const scrapeGraph: Sdk = {
	id: "scrapegraphai",
	provider: undefined,
	modules: ["scrapegraphai*"],
	rows: [
		{
			name: GRAPHS.map((name) => `${name}Graph|graphs.${name}Graph`).join("|"),
			sends: "chat",
			format: "chat",
			kind: "constructor",
			places: { model: "config.llm.model|config.llm.model_name", messages: "prompt|#0" },
		},
	],
};
