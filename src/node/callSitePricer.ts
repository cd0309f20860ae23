import type { CallSite } from "../core/estimate/callSite.ts";
import {
	type CallSiteReport,
	type ReportPosition,
	reportCallSite,
} from "../core/estimate/callSiteReport.ts";
import { type EstimateContext, estimateCallSite } from "../core/estimate/estimate.ts";
import type { CheckTime } from "../core/languages/workTime.ts";
import { createTeamConfig } from "../core/team/teamConfig.ts";
import { createTokenCounter } from "../core/tokens/counter.ts";
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

/** Counts and prices call sites on a scanning thread. */
export interface CallSitePricer {
	report(found: FoundInFile): Promise<readonly CallSiteReport[]>;
}

/** Opens what call sites are priced with: prices that were fetched, and the team files of the folders that they stand in. */
export async function openCallSitePricer({
	assetFolder,
	dataFolder,
	root,
	today,
}: ScanWorkerData): Promise<CallSitePricer> {
	const counter = createTokenCounter(createVocabularyReader(assetFolder));
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

	await useFetchedPrices(dataFolder);
	return {
		report: async ({ file, callSites, placeOf, checkTime }) => {
			const context = { counter, config: await configOf(file), file, today, checkTime };
			return callSites.map((site) =>
				reportCallSite(estimateCallSite(site, context), file, placeOf(site.anchor.start)),
			);
		},
	};
}
