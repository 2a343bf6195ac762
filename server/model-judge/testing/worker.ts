import { startModelJudge } from "@/server/model-judge";

/** A node's worker in a process of its own, for a test to kill. Its one argument is the endpoint as JSON. */
const { url, ...endpoint } = JSON.parse(process.argv[2] ?? "{}");
startModelJudge({ ...endpoint, url: new URL(url) });
