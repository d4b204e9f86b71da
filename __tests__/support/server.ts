import { EventEmitter, once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificates } from '../../simulator/tls/certificates.ts';

/** A server that listens on a free port of 127.0.0.1. */
export interface Listening {
  readonly port: number;
  /** `http://127.0.0.1:port`, or `https://` with another host. */
  readonly url: (host?: string) => string;
  /** How many connections were made. */
  readonly connections: () => number;
  /** Ends when this many connections were made. */
  readonly connected: (count: number) => Promise<void>;
  /** Ends when no connection is open: what clients sent before they went away has arrived by then. */
  readonly quiet: () => Promise<void>;
  /** Destroys what is open, and ends once nothing is left. */
  readonly close: () => Promise<void>;
}

async function listen(server: Server, scheme: string): Promise<Listening> {
  const open = new Set<Socket>();
  const events = new EventEmitter();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    open.add(socket);
    events.emit('connected');
    socket
      .on('error', () => {})
      .on('close', () => {
        open.delete(socket);
        if (open.size === 0) events.emit('quiet');
      });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (host = '127.0.0.1') => `${scheme}://${host}:${port}`,
    connections: () => connections,
    connected: async count => {
      while (connections < count) await once(events, 'connected');
    },
    quiet: async () => {
      if (open.size > 0) await once(events, 'quiet');
    },
    close: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    }
  };
}

/** A server of bytes: over TLS, what a connection has said is known only once the handshake is done. */
export interface SocketServer extends Listening {
  /** Everything that clients sent, decrypted. */
  readonly received: () => string;
  /** Ends when clients have sent something that holds this text. */
  readonly receives: (text: string) => Promise<void>;
}

/** @param onConnection called for each connection, over TLS when its handshake is done */
export async function startSocketServer(
  onConnection: (socket: Socket) => void,
  certificates?: Certificates
): Promise<SocketServer> {
  let received = '';
  const waiting = new Set<() => void>();
  const serve = (socket: Socket): void => {
    socket
      .on('error', () => {})
      .on('data', (chunk: Buffer) => {
        received += chunk.toString('latin1');
        for (const look of waiting) look();
      });
    onConnection(socket);
  };
  const server = certificates ? createTlsServer(certificates, serve) : createTcpServer(serve);
  return {
    ...(await listen(server, certificates ? 'https' : 'http')),
    received: () => received,
    receives: text =>
      new Promise(resolve => {
        const look = (): void => {
          if (!received.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      })
  };
}

/** A request whose head has arrived at a `WebServer`. */
export interface SeenRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server of HTTP or HTTPS. */
export interface WebServer extends Listening {
  /** Every request that arrived whole. */
  readonly requests: readonly SeenRequest[];
}

export type Handler = (request: SeenRequest, response: ServerResponse) => void;

/** @param handler answers a request that has arrived whole */
export async function startWebServer(handler: Handler, certificates?: Certificates): Promise<WebServer> {
  const requests: SeenRequest[] = [];
  const http = createHttpServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method, url: path, headers } = incoming;
    const request: SeenRequest = { method, path, headers, body: Buffer.concat(chunks).toString() };
    requests.push(request);
    handler(request, response);
  });
  const serve = (socket: Socket) => http.emit('connection', socket);
  const server = certificates ? createTlsServer(certificates, serve) : createTcpServer(serve);
  return { ...(await listen(server, certificates ? 'https' : 'http')), requests };
}
