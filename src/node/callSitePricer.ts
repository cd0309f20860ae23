import type { CallSite } from "../core/estimate/callSite.ts";
import {
	type CallSiteReport,
	type ReportPosition,
	reportCallSite,
} from "../core/estimate/callSiteReport.ts";
import { type EstimateContext, estimateCallSite } from "../core/estimate/estimate.ts";
import type { CheckTime } from "../core/languages/workTime.ts";
import { createTeamConfig } from "../core/team/teamConfig.ts";
import { createTokenCounter, type TokenCounter } from "../core/tokens/counter.ts";
import { useFetchedPrices } from "./priceFeed.ts";
import type { ScanWorkerData } from "./scanMessages.ts";
import { TeamFiles } from "./teamFiles.ts";
import { createVocabularyReader } from "./vocabularies.ts";

/** The call sites of one file. */
export interface FoundInFile {
	/** Relative to the root of the scan, with `/`. */
	readonly file: string;
	readonly callSites: readonly CallSite[];
	readonly placeOf: (offset: number) => ReportPosition;
	readonly checkTime: CheckTime;
}

/** Counts and prices the call sites of one scan. */
export interface CallSitePricer {
	report(found: FoundInFile): Promise<readonly CallSiteReport[]>;
}

/** Opens what call sites are priced with on a scanning thread: vocabularies, and prices that were fetched. */
export async function openPricers(data: ScanWorkerData): Promise<(root: string) => CallSitePricer> {
	const counter = createTokenCounter(createVocabularyReader(data.assetFolder));
	await useFetchedPrices(data.dataFolder);
	return (root) => openCallSitePricer(root, counter, data);
}

/** The team files of the folders under a root hold for the call sites in them. */
function openCallSitePricer(
	root: string,
	counter: TokenCounter,
	{ dataFolder, today }: ScanWorkerData,
): CallSitePricer {
	const teamFiles = new TeamFiles({ root, dataFolder, fetchText: undefined, trusted: true });
	const configs = new Map<string, EstimateContext["config"]>();

	async function configOf(file: string): Promise<EstimateContext["config"]> {
		const folder = file.slice(0, Math.max(0, file.lastIndexOf("/")));
		let config = configs.get(folder);
		if (config === undefined) {
			config = createTeamConfig((await teamFiles.load(folder)).layers);
			configs.set(folder, config);
		}
		return config;
	}

	return {
		report: async ({ file, callSites, placeOf, checkTime }) => {
			const context = { counter, config: await configOf(file), file, today, checkTime };
			return callSites.map((site) =>
				reportCallSite(estimateCallSite(site, context), file, placeOf(site.anchor.start)),
			);
		},
	};
}
