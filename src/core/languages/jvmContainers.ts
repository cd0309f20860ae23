/** Types that hold one value of another type, which is asked of them before it is used: `Provider<OpenAI>`, `Lazy<GenerativeModel>`. */
const CONTAINERS =
	/^(?:Provider|Lazy|Supplier|ObjectProvider|ObjectFactory|Instance|StateFlow|MutableStateFlow|SharedFlow|Flow|Mono|Uni|Single|Optional|Deferred|AtomicReference|State|MutableState|LiveData|MutableLiveData|CompletableFuture|Result|WeakReference)$/;

/** True for the name of a type that stands for the type that it is given. */
export function isContainer(name: string): boolean {
	return CONTAINERS.test(name);
}

/** Members that give what a container holds. */
export const UNPACKING =
	/^(?:[vV]alue|get|getValue|getObject|getIfAvailable|getOrNull|getOrThrow|orElseThrow|first|await|awaitSingle|block|blockingGet|join)$/;
