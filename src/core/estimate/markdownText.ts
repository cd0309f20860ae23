/** Text of the source that Markdown must not read as markup: no link, picture or heading comes out of a model's name. */
export function plain(text: string): string {
	return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, "\\$&").replace(/\r?\n/g, " ");
}
