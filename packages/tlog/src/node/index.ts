export { openDurableLog, type DurableLog, type DurableLogOptions, type SignedHead } from "./durable-log.ts";
export { nodeLogFiles, type LogFiles } from "./log-files.ts";
export { NODE_TREE_HASH, nodeSha256 } from "./node-hash.ts";
export { verifyWholeLog, type LogVerdict } from "./verify-log.ts";
