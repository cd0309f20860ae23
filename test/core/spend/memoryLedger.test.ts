import { describeLedger } from "./ledgerConformance.ts";
import { MemoryLedger } from "./memoryLedger.ts";

describeLedger("in memory", () => new MemoryLedger());
