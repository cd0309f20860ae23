import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { type CodeServer, ensureCodeServer, startCodeServer } from "./codeServer.ts";
import { installPackage } from "./extensionPackage.ts";
import { windowAddress } from "./hostedSuite.ts";
import { workFolder } from "./install.mjs";
import { until } from "./until.ts";
import { prepareRun, type RunFolders } from "./workspace.ts";

/** A window of a real VS Code with the extension loaded, driven from outside. */
export class VscodeWindow {
	readonly page: Page;
	readonly folders: RunFolders;
	readonly #server: CodeServer;
	readonly #browser: Browser;

	private constructor(page: Page, folders: RunFolders, server: CodeServer, browser: Browser) {
		this.page = page;
		this.folders = folders;
		this.#server = server;
		this.#browser = browser;
	}

	/**
	 * Opens the sample workspace in a window of its own server and data folders, with the packaged extension installed, and
	 * beside it the one of the folder `beside`.
	 */
	static async open(
		name: string,
		options: {
			readonly settings?: Record<string, unknown>;
			readonly beside?: string;
			readonly env?: Record<string, string>;
		} = {},
	): Promise<VscodeWindow> {
		await ensureCodeServer();
		const folders = await prepareRun(name);
		await installPackage(folders.dataFolder);
		if (options.beside) await installPackage(folders.dataFolder, options.beside);
		const server = await startCodeServer({ ...folders, driver: false, ...options });
		const browser = await launchBrowser();
		const page = await browser.newPage({
			viewport: { width: 1280, height: 760 },
			deviceScaleFactor: 2,
		});
		const window = new VscodeWindow(page, folders, server, browser);
		await window.#load();
		return window;
	}

	/** Another window on the same workspace and ledger; closing this one closes it, too. */
	async openBeside(): Promise<VscodeWindow> {
		const page = await this.#browser.newPage({ viewport: { width: 1280, height: 760 } });
		const window = new VscodeWindow(page, this.folders, this.#server, this.#browser);
		await window.#load();
		return window;
	}

	async #load(): Promise<void> {
		const opened = `folder=${encodeURIComponent(join(this.folders.workspace, "sample"))}`;
		await this.page.goto(windowAddress(this.#server.port, { opened }));
		await this.page.locator(".monaco-workbench .statusbar").waitFor({ timeout: 30_000 });
	}

	/** Opens a file of the workspace by its name, and waits until it is shown. */
	async openFile(name: string): Promise<void> {
		await this.#quickPick("ControlOrMeta+P", name);
		await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
		await this.page.locator(".editor-instance .view-line").first().waitFor();
	}

	/** Runs a command by its title in the palette. */
	async runCommand(title: string): Promise<void> {
		await this.#quickPick("F1", `>${title}`);
	}

	/** Chooses the entry of the open list that holds `text`. */
	async choose(text: string): Promise<void> {
		await this.page.locator(".quick-input-widget input").first().fill(text);
		const entry = this.page.locator(".quick-input-list .monaco-list-row.focused");
		await entry.filter({ hasText: text }).first().waitFor();
		await this.page.keyboard.press("Enter");
	}

	/** Fills the open input box and confirms. */
	async type(text: string): Promise<void> {
		await this.page.locator(".quick-input-widget:visible .quick-input-message").waitFor();
		await this.page.locator(".quick-input-widget input").first().fill(text);
		await this.page.keyboard.press("Enter");
	}

	/** Puts the cursor on a 1-based line of the open file and scrolls it to the middle. */
	async goToLine(line: number): Promise<void> {
		await this.page.keyboard.press("Control+G");
		await this.page.locator(".quick-input-widget input").first().fill(`:${line}`);
		await this.page.keyboard.press("Enter");
		await this.statusItem(`Ln ${line},`).waitFor();
	}

	/** The messages that are shown now. */
	messages(): Locator {
		return this.page.locator(".notifications-toasts .notification-list-item");
	}

	/** Closes all messages. */
	async closeMessages(): Promise<void> {
		await this.runCommand("Notifications: Clear All Notifications");
		await this.messages().first().waitFor({ state: "detached" });
	}

	async #quickPick(key: string, text: string): Promise<void> {
		await this.page.keyboard.press(key);
		const input = this.page.locator(".quick-input-widget .quick-input-box input");
		await input.fill(text);
		const plain = text.replace(/^>/, "");
		await this.page
			.locator(".quick-input-list .monaco-list-row.focused")
			.filter({ hasText: plain })
			.first()
			.waitFor();
		await this.page.keyboard.press("Enter");
	}

	/** The lenses shown, in the order of their lines. */
	lenses(): Locator {
		return this.page.locator(".codelens-decoration");
	}

	/**
	 * Clicks the first lens shown until the cursor stands on the line of its call. A lens that is drawn anew between the
	 * button's going down and up swallows the click, as it does for a person.
	 */
	async clickFirstLens(line: number): Promise<void> {
		await until(async () => {
			await this.lenses().first().locator("a").click();
			const onLine = this.statusItem(`Ln ${line},`).waitFor({ timeout: 5_000 });
			return onLine.then(
				() => true,
				() => undefined,
			);
		}, `the cursor on line ${line}`);
	}

	/** The balance in the status bar, as far as it shows `text`. */
	balance(text = ""): Locator {
		return this.page.locator('.statusbar-item[id$="promptCost.balance"]').filter({ hasText: text });
	}

	/** The colour of the balance in the status bar, once it is that. */
	async waitForColour(colour: "none" | "warning" | "error"): Promise<void> {
		const wanted = {
			none: ":not(.warning-kind):not(.error-kind)",
			warning: ".warning-kind",
			error: ".error-kind",
		}[colour];
		await this.page.locator(`.statusbar-item[id$="promptCost.balance"]${wanted}`).waitFor();
	}

	/** The status bar item whose text holds `text`. */
	statusItem(text: string | RegExp): Locator {
		return this.page.locator(".statusbar-item").filter({ hasText: text });
	}

	/** Writes a picture of the window to `.vscode-test/screenshots/`; returns its path. */
	async takePicture(name: string): Promise<string> {
		const folder = join(workFolder, "screenshots");
		await mkdir(folder, { recursive: true });
		const path = join(folder, `${name}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	/** Closes window, browser and server. */
	async close(): Promise<void> {
		await this.#browser.close();
		this.#server.dispose();
	}
}
