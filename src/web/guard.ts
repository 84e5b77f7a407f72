// Who may ask, and what an answer says to the browser. A page on this machine is reached by every program
// and every other page on it: the host must be our own, the token known, and whatever changes something must
// come from a page of ours. Cookies of 127.0.0.1 go to every port, so its name holds ours.
import { timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { errorPage } from "./pages/error.ts";

export interface GuardOptions {
  /** 256 bits as hexadecimal digits. */
  readonly token: string;
  /** Known once the server listens. */
  readonly port: () => number;
  readonly readOnly: boolean;
  /** SHA-256 of the script in the page, as a source of the policy: `'sha256-…'`. */
  readonly scriptSource: string;
}

const LARGEST_BODY = 64 * 1024 * 1024;
const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD"]);

export function guard(options: GuardOptions): MiddlewareHandler[] {
  return [headers(options), host(options), token(options), changes(options), body()];
}

/** Nothing from elsewhere, no frame around us, no page with money in a cache. */
function headers({ scriptSource }: GuardOptions): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    `script-src ${scriptSource}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return async (context, next) => {
    await next();
    const { headers: answered } = context.res;
    answered.set("Content-Security-Policy", policy);
    answered.set("Referrer-Policy", "same-origin");
    answered.set("X-Content-Type-Options", "nosniff");
    answered.set("X-Frame-Options", "DENY");
    answered.set("Cross-Origin-Opener-Policy", "same-origin");
    answered.set("Cross-Origin-Resource-Policy", "same-origin");
    if (!answered.has("Cache-Control")) answered.set("Cache-Control", "no-store");
  };
}

/** The names under which this machine reaches us: compared whole, since `127.0.0.1.evil.example` begins like one. */
function ownHosts(port: number): ReadonlySet<string> {
  return new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
}

function host({ port }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    if (ownHosts(port()).has(context.req.header("host")?.toLowerCase() ?? "")) return await next();
    return refused(context, 421, "This address is not the one that rothbook listens on.");
  };
}

function token({ token: expected, port }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    const cookie = `rothbook-${port()}`;
    const inAddress = context.req.query("token");
    const given = inAddress ?? getCookie(context, cookie) ?? "";
    if (!sameText(given, expected))
      return refused(
        context,
        403,
        "Open the address that rothbook serve printed: it holds the key.",
      );
    if (inAddress !== undefined)
      setCookie(context, cookie, expected, { httpOnly: true, sameSite: "Strict", path: "/" });
    return await next();
  };
}

/** Form or not: a page elsewhere can post JSON and text as well, and the cookie goes along. */
function changes({ port, readOnly }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    if (SAFE.has(method)) return await next();
    if (method !== "POST")
      return refused(context, 405, "Pages are read and forms are sent, no more.");
    const origin = context.req.header("origin") ?? "";
    const own = [...ownHosts(port())].some((each) => origin === `http://${each}`);
    if (!own || origin !== `http://${context.req.header("host")?.toLowerCase()}`)
      return refused(
        context,
        403,
        "That did not come from a page of rothbook; nothing was changed.",
      );
    if (readOnly) return refused(context, 403, "This page is read-only; nothing was changed.");
    return await next();
  };
}

function body(): MiddlewareHandler {
  return bodyLimit({
    maxSize: LARGEST_BODY,
    onError: (context) =>
      refused(context, 413, "The files are larger than 64 MiB together; nothing was read."),
  });
}

function refused(context: Context, status: 403 | 405 | 413 | 421, what: string): Response {
  return context.html(errorPage({ status, what }), status);
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
