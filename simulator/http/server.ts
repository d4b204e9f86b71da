import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import type { Certificates } from '../tls/certificates.ts';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Destroys every open connection and stops listening. */
  close(): Promise<void>;
}

/** How to listen. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Speak HTTPS with these. */
  readonly certificates: Certificates | undefined;
  /** Asked for each new connection, before anything is read from it. */
  readonly isReset: () => boolean;
}

/**
 * Listens for TCP connections and hands them to an HTTP or HTTPS server, so that a connection can also be
 * reset before either has seen it.
 */
export async function listen(options: ListenOptions, onRequest: RequestListener): Promise<Listening> {
  const { certificates } = options;
  const inner = certificates ? createHttpsServer(certificates, onRequest) : createHttpServer(onRequest);
  const sockets = new Set<Socket>();
  const front = createTcpServer(socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (options.isReset()) socket.resetAndDestroy();
    else inner.emit('connection', socket);
  });
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(options.port, options.host, resolve);
  });
  return {
    port: (front.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>(resolve => front.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    }
  };
}
