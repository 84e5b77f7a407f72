// Listens on this machine and nowhere else, until it is interrupted or nobody has asked for a while.
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { pageApp } from "./app.ts";
import type { Site } from "./site.ts";

export interface Serving {
  /** `http://127.0.0.1:PORT/?token=TOKEN`: opens the page. */
  readonly address: string;
  /** Resolves when the server has stopped. */
  readonly ended: Promise<void>;
  stop(): void;
}

export interface ServeOptions {
  /** Zero takes a free one. */
  readonly port: number;
  readonly token: string;
  /** Stops after so many minutes without a request; never when undefined. */
  readonly idleMinutes?: number | undefined;
  /** In milliseconds; a minute for a request and fifteen seconds for its head unless said otherwise. */
  readonly slowest?: { readonly request: number; readonly head: number };
}

const LOOPBACK = "127.0.0.1";
/** A body or head that trickles in slower than this is given up. */
const SLOWEST = { request: 60_000, head: 15_000 };
/** How often connections are looked at for that, and at least a few times within it. */
const LOOKED_AT = 5_000;

/** @throws the listening error: a port that is taken, or not allowed. */
export async function serveSite(site: Site, options: ServeOptions): Promise<Serving> {
  let port = options.port;
  let asked = Date.now();
  const slowest = options.slowest ?? SLOWEST;
  const app = pageApp(site, { token: options.token, port: () => port });
  const server = serve(
    {
      fetch: (request, env) => {
        asked = Date.now();
        return app.fetch(request, env);
      },
      hostname: LOOPBACK,
      port,
      serverOptions: {
        requestTimeout: slowest.request,
        headersTimeout: slowest.head,
        connectionsCheckingInterval: Math.min(LOOKED_AT, slowest.head / 4),
      },
    },
    (info) => {
      port = info.port;
    },
  ) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const { idleMinutes } = options;
  if (idleMinutes !== undefined) {
    const timer = setInterval(
      () => {
        if (Date.now() - asked >= idleMinutes * 60_000) stop();
      },
      Math.min(10_000, idleMinutes * 60_000),
    );
    timer.unref();
    void ended.then(() => clearInterval(timer));
  }
  return { address: `http://${LOOPBACK}:${port}/?token=${options.token}`, ended, stop };
}
