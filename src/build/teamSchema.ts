import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { teamFileJsonSchema } from "../core/team/schema.ts";

// Writes media/promptcost.schema.json from the one definition. Run: node src/build/teamSchema.ts

/** Where the published schema stands. */
export const teamSchemaPath = path.join(import.meta.dirname, "../../media/promptcost.schema.json");

/** The published text: tabs, newline at the end. */
export const teamSchemaText = (): string => `${JSON.stringify(teamFileJsonSchema(), null, "\t")}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url))
	writeFileSync(teamSchemaPath, teamSchemaText());
