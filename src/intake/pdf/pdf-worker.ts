// The thread in which a PDF is read: a file made to be slow or to fill the memory ends it and nothing else.
import { parentPort, workerData } from "node:worker_threads";
import { readPages } from "./read-pages.ts";

// The bundle is CommonJS, which cannot wait at its top. Whatever is thrown ends the thread, and its starter knows.
void readPages(workerData as Uint8Array).then((pages) => parentPort?.postMessage(pages));
