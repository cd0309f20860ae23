/** Names are compared without case, `_` and `-`: `max_tokens`, `maxTokens` and `MaxTokens` are one. */
export function normalizeName(name: string): string {
	return name.replace(/[_-]/g, "").toLowerCase();
}
