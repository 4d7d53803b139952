import { parentPort, workerData } from "node:worker_threads";
import { linkPeople } from "./link-people.ts";
import type { LinkTask } from "./link-apart.ts";

/** The thread of one search: comparing takes long and does not pause, and whoever waits must be able to stop it. */
const { lists, most } = workerData as LinkTask;
parentPort?.postMessage(linkPeople(lists, most), []);
