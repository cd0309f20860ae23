import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder that holds a person's ledger and personal `config.json`: `PROMPT_COST_HOME` when set, else the platform's
 * place for application data. It is not created here.
 */
export function findDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
	const chosen = env["PROMPT_COST_HOME"];
	if (chosen) return chosen;
	if (platform === "win32") {
		return join(env["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "prompt-cost");
	}
	if (platform === "darwin")
		return join(homedir(), "Library", "Application Support", "prompt-cost");
	return join(env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "prompt-cost");
}
