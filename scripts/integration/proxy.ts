/** A proxy that plays the internet: it takes the hosts of Huawei Cloud to the simulator, and refuses all others. */
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface Tunnel {
  readonly url: string;
  /** The hosts that were asked for. */
  readonly targets: readonly string[];
  readonly close: () => void;
}

/** @param places the URL of the server that plays a host */
export async function startProxy(places: Readonly<Record<string, string>>): Promise<Tunnel> {
  const targets: string[] = [];
  const server = createServer();
  server.on('connect', ({ url: target = '' }, client: Socket) => {
    targets.push(target);
    client.on('error', () => client.destroy());
    const place = places[target];
    if (place === undefined) return void client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const host = connect(Number(new URL(place).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      host.pipe(client).pipe(host);
    });
    host.on('error', () => client.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, targets, close: () => server.close() };
}
