import {
	type Connection,
	NotebookCellKind,
	type NotebookDocument,
	type NotebookDocumentSyncOptions,
	NotebookDocuments,
	type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { blankMagics } from "../core/languages/hosts/notebookMagics.ts";
import { languages } from "../core/languages/languages.ts";

/** Cells of every kind of notebook, in the languages that call sites are found in. */
export const notebookSync: NotebookDocumentSyncOptions = {
	notebookSelector: [
		{
			notebook: "*",
			cells: languages.flatMap(({ editorIds }) => editorIds.map((language) => ({ language }))),
		},
	],
};

/** The code cells of a notebook in one language as one text, as a cell of it sees them. */
export interface NotebookView {
	/** The notebook's own address. */
	readonly uri: string;
	readonly languageId: string;
	/** Changes with every edit of a cell and with their order. */
	readonly version: string;
	/** The cells one after the other, each ended by a line break. */
	readonly text: string;
	/** The line of `text` that each cell begins at. */
	readonly cellStarts: readonly number[];
	/** Which of them is the cell that was asked for. */
	readonly cell: number;
}

/** The notebooks that the editor shows: names of earlier cells are known in later ones. */
export class Notebooks {
	readonly #documents: TextDocuments<TextDocument>;
	readonly #notebooks: NotebookDocuments<TextDocument>;

	/** Cells become documents among the others. */
	constructor(documents: TextDocuments<TextDocument>) {
		this.#documents = documents;
		this.#notebooks = new NotebookDocuments(documents);
	}

	/** Calls back after cells were opened, edited, moved or closed: with all cells that are left. */
	listen(connection: Connection, onChange: (cells: readonly TextDocument[]) => void): void {
		this.#notebooks.listen(connection);
		this.#notebooks.onDidOpen((notebook) => onChange(this.#cellsOf(notebook)));
		this.#notebooks.onDidChange(({ notebookDocument }) =>
			onChange(this.#cellsOf(notebookDocument)),
		);
	}

	/** The notebook of a cell; undefined for every other document. */
	viewOf(document: TextDocument): NotebookView | undefined {
		const notebook = this.#notebooks.findNotebookDocumentForCell(document.uri);
		if (notebook === undefined) return undefined;
		const { languageId } = document;
		const cells = this.#cellsOf(notebook).filter((cell) => cell.languageId === languageId);
		const texts = cells.map((cell) => {
			const text = cell.getText();
			return `${languageId === "python" ? blankMagics(text) : text}\n`;
		});
		const cellStarts: number[] = [];
		let line = 0;
		for (const cell of cells) {
			cellStarts.push(line);
			line += cell.lineCount;
		}
		return {
			uri: notebook.uri,
			languageId,
			version: cells.map(({ uri, version }) => `${uri} ${version}`).join("\n"),
			text: texts.join(""),
			cellStarts,
			cell: cells.findIndex(({ uri }) => uri === document.uri),
		};
	}

	#cellsOf({ cells }: NotebookDocument): readonly TextDocument[] {
		return cells.flatMap(({ kind, document }) =>
			kind === NotebookCellKind.Code ? (this.#documents.get(document) ?? []) : [],
		);
	}
}
