/**
 * Who bills a request: `openai`, `anthropic`, `google`, `azure`, `bedrock`, `vertex`, `mistral`, `cohere`, `groq`, `xai`,
 * `deepseek`, `together`, `fireworks`, `openrouter`, `local` (free, on this machine), …
 * A string, because rate cards decide which providers exist; the drawers below agree on the ids.
 */
export type ProviderId = string;

/** The provider of servers on this machine, whose calls are free. */
export const LOCAL_PROVIDER: ProviderId = "local";
