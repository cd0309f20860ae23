import { createHash } from "node:crypto";
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

/** A checksum stands before the code. */
const SUM_BYTES = 32;
const sumOf = (code: Buffer): Buffer => createHash("sha256").update(code).digest();

/** With so much more code than is kept, functions that other trees need were compiled. */
const worthKeeping = 1.1;

/**
 * A CommonJS bundle whose compiled functions are kept from one process to the next. Node's own cache holds a bundle as it is before it
 * runs: without the functions that are compiled when they are first called, which are nearly all.
 */
export class CompiledBundle {
	readonly #path: string;
	readonly #folder: string;
	readonly #file: string;
	#script: Script | undefined;
	#keptBytes = 0;

	/** `folder` is where compiled code is kept; it need not exist. */
	constructor(path: string, folder: string) {
		// V8 knows a source by its length alone; no file keeps the time of its last change when it is replaced.
		const { size, ctimeMs } = statSync(path);
		this.#path = path;
		this.#folder = folder;
		this.#file = `${basename(path)}.${size}.${Math.round(ctimeMs)}.code`;
	}

	/** Runs the bundle; gives what it exports. */
	load(): unknown {
		const cachedData = this.#readKept();
		const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(this.#path, "utf8")}\n})`;
		const script = new Script(source, { filename: this.#path, ...(cachedData && { cachedData }) });
		if (script.cachedDataRejected === false) this.#keptBytes = cachedData?.length ?? 0;
		this.#script = script;
		const module = { exports: {} };
		const run = script.runInThisContext();
		run(module.exports, createRequire(this.#path), module, this.#path, dirname(this.#path));
		return module.exports;
	}

	/** Keeps what was compiled by now where nothing is kept yet, and, after much work, where more was. */
	keep(afterMuchWork: boolean): void {
		if (this.#script === undefined || (this.#keptBytes > 0 && !afterMuchWork)) return;
		const code = this.#script.createCachedData();
		if (code.length <= this.#keptBytes * worthKeeping) return;
		try {
			this.#write(code);
		} catch (error) {
			// A full or read-only disk costs time at the next start, nothing else.
			if (!(error instanceof Error && "code" in error)) throw error;
		}
	}

	/** What was kept, unless a byte of it is another: V8 would run it all the same. */
	#readKept(): Buffer | undefined {
		try {
			const kept = readFileSync(join(this.#folder, this.#file));
			const code = kept.subarray(SUM_BYTES);
			return sumOf(code).equals(kept.subarray(0, SUM_BYTES)) ? code : undefined;
		} catch (error) {
			if (error instanceof Error && "code" in error) return undefined;
			throw error;
		}
	}

	/** Readers see the old code or the new one, whole; that of earlier versions of the bundle goes. */
	#write(code: Buffer): void {
		mkdirSync(this.#folder, { recursive: true });
		const temporary = join(this.#folder, `${this.#file}.${process.pid}.${performance.now()}`);
		writeFileSync(temporary, Buffer.concat([sumOf(code), code]));
		renameSync(temporary, join(this.#folder, this.#file));
		for (const file of readdirSync(this.#folder))
			if (file.startsWith(basename(this.#path)) && !file.startsWith(this.#file))
				rmSync(join(this.#folder, file), { force: true });
	}
}
