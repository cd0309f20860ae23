// Every command, setting and language that the extension brings to VS Code. A test checks package.json's `contributes` against
// this table, and the languages against core's list.

/** Commands that people can call. */
export const commands = {
	toggle: "promptCost.toggle",
	explainCall: "promptCost.explainCall",
	whyNoCost: "promptCost.whyNoCost",
	addCredit: "promptCost.addCredit",
	recordSpend: "promptCost.recordSpend",
	showBalance: "promptCost.showBalance",
	reconcile: "promptCost.reconcile",
	showMoneyProblems: "promptCost.showMoneyProblems",
	pickAccount: "promptCost.pickAccount",
	accountSettings: "promptCost.accountSettings",
	updatePrices: "promptCost.updatePrices",
	countAtProvider: "promptCost.countAtProvider",
	showLog: "promptCost.showLog",
} as const;

/** Settings, without the `promptCost.` before them. */
export const settings = {
	enabled: "enabled",
	display: "display",
	disabledLanguages: "disabledLanguages",
	exclude: "exclude",
	warnBelow: "balance.warnBelow",
	autoUpdatePrices: "prices.autoUpdate",
} as const;

/** VS Code's ids of the languages that are looked at. */
export const languages: readonly string[] = [
	"python",
	"javascript",
	"javascriptreact",
	"typescript",
	"typescriptreact",
	"ruby",
	"php",
	"rust",
	"shellscript",
	"go",
	"csharp",
	"java",
	"kotlin",
];

/**
 * Documents that are known by their names: components with script blocks, prompt files, files of HTTP requests, and
 * configuration, where a model's id shows its price.
 */
export const documentPatterns: readonly string[] = [
	"**/*.{vue,svelte,astro,razor,cshtml}",
	"**/*.{prompty,prompt}",
	"**/*.{prompt,chatmode,agent}.md",
	"**/*.prompt.{yml,yaml}",
	"**/promptfooconfig*.{yaml,yml,json}",
	"**/*.{http,rest}",
	"**/*.{json,jsonc,json5,yml,yaml,toml,ini,cfg,conf,properties}",
	"**/.env{,.*}",
	"**/{_prompt,_prompts,prompt,prompts}/**/*.{txt,md,mdx,j2,jinja,jinja2,hbs,handlebars,mustache,tmpl,liquid,yml,yaml,json}",
];

/** Where documents may come from: disk, unsaved, virtual workspaces, notebooks. Not from diffs and output panes. */
export const schemes: readonly string[] = [
	"file",
	"untitled",
	"vscode-vfs",
	"vscode-notebook-cell",
];
