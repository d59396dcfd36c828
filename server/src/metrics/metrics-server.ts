import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { mayReadMetrics } from './metrics-access.js';

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** The only page of a worker process: figures, and nothing for anybody else. */
export async function startMetricsServer(
  registry: Registry,
  { port, host, token }: { port: number; host: string; token: string | undefined },
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    const caller = { address: request.socket.remoteAddress, authorization };
    const asked = request.method === 'GET' && request.url === '/metrics';
    if (!asked || !mayReadMetrics(caller, token)) {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) =>
        response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
