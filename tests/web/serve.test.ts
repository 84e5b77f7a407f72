// The server itself, on a port of this machine: bodies that trickle in, a port that is taken.
import { connect, createServer } from "node:net";
import { performance } from "node:perf_hooks";
import { afterEach, describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { pageAssets } from "../../src/compose.ts";
import { type Serving, serveSite } from "../../src/web/serve.ts";
import { temporaryFolder } from "../support/temporary-ledger.ts";
import { testIo } from "../support/test-io.ts";
import { siteOf, TOKEN } from "./site-of.ts";

const servings: Serving[] = [];
afterEach(() => {
  for (const serving of servings.splice(0)) serving.stop();
});

const SLOWEST = { request: 1200, head: 600 };

async function listening() {
  const { book } = await siteOf();
  const site = { books: [book], readOnly: false, assets: await pageAssets() };
  const serving = await serveSite(site, { port: 0, token: TOKEN, slowest: SLOWEST });
  servings.push(serving);
  return { serving, port: Number(new URL(serving.address).port) };
}

/** Sends the words, then a byte now and then for as long as somebody listens; how long that was. */
async function trickled(port: number, words: string): Promise<{ ms: number; answer: string }> {
  const begun = performance.now();
  let answer = "";
  await new Promise<void>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(words));
    const more = setInterval(() => socket.write("a"), 50);
    socket.on("data", (bytes) => {
      answer += bytes.toString();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(more);
      resolve();
    });
  });
  return { ms: performance.now() - begun, answer };
}

function post(port: number): string {
  return [
    "POST /files HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    `Cookie: rothbook-${port}=${TOKEN}`,
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Length: 1000000",
    "",
    "a=",
  ].join("\r\n");
}

describe("a slow client", () => {
  it("whose body trickles in is given up, and others are answered meanwhile", async () => {
    const { serving, port } = await listening();
    const slow = trickled(port, post(port));
    const asked = await fetch(serving.address, { redirect: "manual" });
    expect(asked.status).toBe(200);
    await asked.text();
    const { ms, answer } = await slow;
    expect(answer).not.toContain("200 OK");
    // A bound, not a measure: the body would have taken half a day.
    expect(ms).toBeLessThan(20_000);
  });

  it("whose head trickles in is given up", async () => {
    const { port } = await listening();
    const { ms } = await trickled(port, "GET / HTTP/1.1\r\nHost: ");
    expect(ms).toBeLessThan(20_000);
  });

  it("ten at once do not keep the page from others", async () => {
    const { serving, port } = await listening();
    const slow = Array.from({ length: 10 }, () => trickled(port, post(port)));
    const asked = await fetch(serving.address, { redirect: "manual" });
    expect(asked.status).toBe(200);
    await asked.text();
    await Promise.all(slow);
  });
});

describe("a port", () => {
  it("that is taken is refused by its number, with what to do", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as { port: number };
    const world = testIo({ cwd: temporaryFolder() });
    const exit = await run(["serve", "--no-browser", "--port", String(port)], world.io);
    taken.close();
    const stderr = world.stderr();
    expect(exit).toBe(3);
    expect(stderr).toContain(`port ${port} is taken by another program`);
    expect(stderr).toContain("leave --port out");
    expect(stderr).toContain("code: page.port-taken");
    expect(stderr).not.toContain("bug");
  });
});
