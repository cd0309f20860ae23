/** Packages of Go that many keep a fork of under their own name, and who made them: their paths below are the same. */
const FORKED = /^github\.com\/[\w.-]+(?=\/langchaingo\/)/;

/** The module that a fork is of, `github.com/tmc/langchaingo/llms` of `github.com/someone/langchaingo/llms`; others as they are. */
export function forkedFrom(module: string): string {
	return module.includes("/langchaingo/") ? module.replace(FORKED, "github.com/tmc") : module;
}
