/** The published name of the team file. */
export const TEAM_FILE_NAME = ".promptcost.json";

/** Longest team file that is read, in characters. */
export const MAX_TEAM_FILE_LENGTH = 1_000_000;
