// What parses documents, on both kinds of parsing threads: a bundle of its own, since a scan of code without calls needs none of it.

/** The part that serves an editor. */
export const loadAnalysis = () => import("./node/analysisWorker.ts");

/** The part that parses what a scan found worth it. */
export const loadSourceScan = () => import("./node/sourceScan.ts");
