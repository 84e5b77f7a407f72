// Who may ask the page. Each attack is tried as a program or a page elsewhere would try it.
import { describe, expect, it } from "vitest";
import { PORT, siteOf, TOKEN } from "./site-of.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

describe("the host", () => {
  it.each([
    "evil.example",
    `127.0.0.1.evil.example:${PORT}`,
    `127.0.0.1:${PORT + 1}`,
    "127.0.0.1",
    "",
    `192.168.1.4:${PORT}`,
  ])("%s is not ours", async (host) => {
    const { ask } = await siteOf();
    expect((await ask(`/?token=${TOKEN}`, { headers: { host } })).status).toBe(421);
  });

  it.each([`127.0.0.1:${PORT}`, `localhost:${PORT}`, `[::1]:${PORT}`, `LOCALHOST:${PORT}`])(
    "%s is ours",
    async (host) => {
      const { ask } = await siteOf();
      expect((await ask("/", { headers: { host } })).status).toBe(200);
    },
  );
});

describe("the key", () => {
  it.each([
    ["none", "/", {}],
    ["a wrong one", `/?token=${"0".repeat(64)}`, {}],
    ["one cut short", `/?token=${TOKEN.slice(0, 32)}`, {}],
    ["the cookie of another port", "/", { cookie: `rothbook-${PORT + 1}=${TOKEN}` }],
    ["a cookie without a port", "/", { cookie: `rothbook=${TOKEN}` }],
    ["for the style sheet", "/style.css", {}],
  ])("%s is refused", async (_, address, headers) => {
    const { ask } = await siteOf();
    const answer = await ask(address, { headers, stranger: true });
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain(TOKEN);
  });

  it("in the address becomes a cookie that scripts and other sites do not get", async () => {
    const { ask } = await siteOf();
    const answer = await ask(`/?token=${TOKEN}`, { stranger: true });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toContain(`rothbook-${PORT}=${TOKEN}`);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });
});

describe("a change", () => {
  const attempts = [
    ["a form of another site", { ...FORM, origin: "https://evil.example" }, "a=1"],
    [
      "JSON of another site",
      { "content-type": "application/json", origin: "https://evil.example" },
      "{}",
    ],
    ["text of another site", { "content-type": "text/plain", origin: "https://evil.example" }, "a"],
    ["another port of this machine", { ...FORM, origin: `http://127.0.0.1:${PORT + 1}` }, "a=1"],
    ["another of our names", { ...FORM, origin: `http://localhost:${PORT}` }, "a=1"],
    ["https", { ...FORM, origin: `https://127.0.0.1:${PORT}` }, "a=1"],
    ["a page without an origin", { ...FORM, origin: "null" }, "a=1"],
    ["nobody", { ...FORM, origin: "" }, "a=1"],
  ] as const;

  it.each(attempts)("of %s is refused", async (_, headers, body) => {
    const { ask } = await siteOf();
    expect((await ask("/files", { method: "POST", headers, body })).status).toBe(403);
  });

  it("is answered where it comes from our own page, and never when read-only", async () => {
    const own = await siteOf();
    const post = { method: "POST", headers: FORM, body: "a=1" };
    expect((await own.ask("/no-such-page", post)).status).toBe(404);
    const readOnly = await siteOf({ readOnly: true });
    expect((await readOnly.ask("/no-such-page", post)).status).toBe(403);
    expect((await readOnly.ask("/")).status).toBe(200);
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("by %s is not possible", async (method) => {
    const { ask } = await siteOf();
    expect((await ask("/files", { method })).status).toBe(405);
  });

  it("of more than 64 MiB is not read, whether its length is told or not", async () => {
    const { ask } = await siteOf();
    const told = { ...FORM, "content-length": String(65 * 1024 * 1024) };
    expect((await ask("/files", { method: "POST", headers: told, body: "a=1" })).status).toBe(413);
    const body = new Uint8Array(64 * 1024 * 1024 + 1);
    expect((await ask("/files", { method: "POST", headers: FORM, body })).status).toBe(413);
  });
});

describe("an address that climbs", () => {
  it.each([
    "/..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/forms/..%2f..%2frothbook.db",
    "/save/../../rothbook.db",
    "/books/..%2frothbook.db/",
    "/style.css/..%2f..%2fpackage.json",
    "/why/..%2f..%2fetc/passwd",
    "/record/..%2f..%2fpasswd",
  ])("%s shows no file", async (address) => {
    const { ask } = await siteOf();
    const answer = await ask(address);
    const text = await answer.text();
    expect(answer.status).toBe(404);
    expect(text).not.toContain("root:");
    expect(text).not.toContain("SQLite format");
    expect(text).not.toContain('"name": "rothbook"');
  });
});

describe("a page elsewhere", () => {
  it("on another port of this machine may not read an answer, though the cookie goes along", async () => {
    const { ask } = await siteOf();
    const origin = `http://127.0.0.1:${PORT + 1}`;
    const { headers } = await ask("/", { headers: { origin } });
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-frame-options")).toBe("DENY");
  });
});

describe("every answer", () => {
  it.each(["/", "/no-such-page", "/style.css"])(
    "to %s says what a browser may do with it",
    async (address) => {
      const { ask } = await siteOf();
      const { headers } = await ask(address);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  it("with money stays in no cache, and runs our script alone", async () => {
    const { ask } = await siteOf();
    const answer = await ask("/");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const [, script = ""] = /<script>([\s\S]*)<\/script>/.exec(await answer.text()) ?? [];
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
    const source = `'sha256-${Buffer.from(digest).toString("base64")}'`;
    expect(answer.headers.get("content-security-policy")).toContain(source);
  });
});
