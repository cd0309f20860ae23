import { isAccountName } from "./accountSettings.ts";
import { isZone } from "./calendar.ts";

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown) => typeof value === "string" && value !== "";
const isAmount = (value: unknown) => typeof value === "bigint";
const isCount = (value: unknown) => Number.isFinite(value) && Number(value) >= 0;
const isFields = (value: unknown): value is Fields =>
	typeof value === "object" && value !== null && !Array.isArray(value);
const orMissing = (check: (value: unknown) => boolean) => (value: unknown) =>
	value === undefined || check(value);

const rules: Readonly<Record<string, (value: unknown) => boolean>> = {
	id: (value) => typeof value === "string" && isAccountName(value),
	provider: isText,
	name: isText,
	currency: (value) => typeof value === "string" && /^[A-Z]{3}$/.test(value),
	preset: isText,
	zone: (value) => typeof value === "string" && isZone(value),
	tier: orMissing(isText),
	monthlyCap: orMissing(isAmount),
	balanceCap: orMissing(isAmount),
	autoRecharge: orMissing(isRecharge),
	thresholds: orMissing(isThresholds),
};

function isRecharge(value: unknown): boolean {
	if (!isFields(value)) return false;
	const { below, restoreTo, monthlyLimit } = value;
	return isAmount(below) && isAmount(restoreTo) && orMissing(isAmount)(monthlyLimit);
}

function isThresholds(value: unknown): boolean {
	if (!isFields(value)) return false;
	const { lowBalance, runwayDays, expiryDays, percents } = value;
	const arePercents = (list: unknown) => Array.isArray(list) && list.every(isCount);
	return (
		orMissing(isAmount)(lowBalance) &&
		orMissing(isCount)(runwayDays) &&
		orMissing(isCount)(expiryDays) &&
		orMissing(arePercents)(percents)
	);
}

/** Why fields of another program or version are no account, in words for the user; undefined when they are one. */
export function findAccountFault(fields: Fields): string | undefined {
	const wrong = Object.entries(rules).find(([name, holds]) => !holds(fields[name]));
	if (wrong === undefined) return undefined;
	const [name] = wrong;
	return fields[name] === undefined ? `it names no ${name}` : `its ${name} makes no sense`;
}
