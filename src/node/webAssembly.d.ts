// What Node has of WebAssembly and its types leave out, as far as it is used here.

declare namespace WebAssembly {
	/** Compiled code; it can be handed to other threads. */
	class Module {
		constructor(bytes: Uint8Array);
	}
	class Instance {
		constructor(module: Module, imports: object);
	}
	interface Memory {
		readonly buffer: ArrayBuffer;
	}
}
