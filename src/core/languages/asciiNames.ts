/** Whether a UTF-16 unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}

/** Whether it is an ASCII letter, a digit or `_`. */
export function isNameUnit(unit: number): boolean {
	return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || isDigit(unit);
}
