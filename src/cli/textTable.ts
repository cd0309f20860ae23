import Table, { type Cell, type HorizontalAlignment, type Table as TextTable } from "cli-table3";

/** What stands in a table, apart from its rows. */
export interface TableLayout {
	/** Names of the columns; without them the table is a list of names and values. */
	readonly head?: readonly string[];
	/** Left where nothing is said; amounts and counts stand right. */
	readonly align?: readonly HorizontalAlignment[];
	/** Widths at which cells wrap, in characters; null where a column is as wide as its widest cell. */
	readonly widths?: readonly (number | null)[];
}

const gap = "  ";
const lines =
	"top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid";
const noLines = Object.fromEntries(lines.split(" ").map((line) => [line, ""]));

/** Rows in columns without lines between them, so that a terminal shows many and a pipe can cut them. */
export function layTable(
	{ head = [], align = [], widths = [] }: TableLayout,
	rows: readonly (readonly Cell[])[],
): string {
	const table: TextTable = new Table({
		head: head.map((name) => name.toUpperCase()),
		colAligns: [...align],
		...(widths.length > 0 ? { colWidths: [...widths], wordWrap: true } : {}),
		chars: { ...noLines, middle: gap },
		style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
	});
	table.push(...rows.map((row) => [...row]));
	return table
		.toString()
		.split("\n")
		.map((line) => line.trimEnd())
		.join("\n");
}
