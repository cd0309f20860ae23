// The few globals that core may use: they exist alike in Node, in workers and in browsers.
// (core's tsconfig has neither Node nor DOM types.)

declare class TextEncoder {
	encode(text: string): Uint8Array;
	encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
	constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
	decode(bytes?: Uint8Array): string;
}

declare class URL {
	constructor(url: string, base?: string);
	readonly protocol: string;
	readonly hostname: string;
	readonly host: string;
	readonly port: string;
	readonly pathname: string;
	readonly search: string;
	readonly href: string;
	static canParse(url: string, base?: string): boolean;
}
