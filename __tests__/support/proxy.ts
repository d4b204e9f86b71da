import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What a client asked a proxy for. */
export interface ConnectRequest {
  /** `host:port` */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly socket: Socket;
  /** Opens the tunnel: says so, and passes bytes both ways from then on. */
  readonly open: () => void;
}

/** A real CONNECT proxy on a free port of 127.0.0.1, which takes every host name for 127.0.0.1. */
export interface ConnectProxy {
  readonly url: string;
  /** The targets that clients asked for, in order. */
  readonly targets: readonly string[];
  /** Destroys what is open, and ends once nothing is left. */
  readonly close: () => Promise<void>;
}

/** @param onConnect what to do with each request; by default the tunnel is opened */
export async function startProxy(
  onConnect: (request: ConnectRequest) => void = ({ open }) => open()
): Promise<ConnectProxy> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const server = createServer();
  server.on('connection', keep);
  server.on('connect', ({ url: target = '', headers }, socket: Socket) => {
    targets.push(target);
    onConnect({ target, headers, socket, open: () => tunnel(target, socket, keep) });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    close: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    }
  };
}

function tunnel(target: string, client: Socket, keep: (socket: Socket) => void): void {
  const port = Number(target.slice(target.lastIndexOf(':') + 1));
  const server = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    server.pipe(client);
    client.pipe(server);
  });
  keep(server);
  server.on('close', () => client.destroy());
  client.on('close', () => server.destroy());
}
