import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { issueCertificates } from '../simulator/tls/certificates.ts';
import { runChild } from './support/child.ts';
import { closeAfterEach } from './support/closing.ts';
import { failureOf, realTransport } from './support/exchange.ts';
import { request } from './support/http.ts';
import { type SocketServer, startSocketServer, startWebServer } from './support/server.ts';
import { issueTestCertificates, trust } from './support/trust.ts';

const opened = closeAfterEach();
const certificates = issueTestCertificates();

/** The failure of a request over HTTPS to a server whose CA is trusted. */
async function failureAt(server: SocketServer) {
  const restore = trust(certificates.ca);
  try {
    return await failureOf(
      realTransport()(request({ url: server.url(), headers: { 'x-auth-token': 'secret' } }))
    );
  } finally {
    restore();
  }
}

describe('an HTTPS server whose certificate is trusted', () => {
  it('gets the request, and a second one on the same connection', async () => {
    const restore = trust(certificates.ca);
    const server = await opened(startWebServer((_, response) => response.end('{}'), certificates));
    const transport = realTransport();
    try {
      const first = await transport(request({ url: server.url('localhost') }));
      const second = await transport(request({ url: server.url('localhost') }));
      expect([first.status, second.status]).toEqual([200, 200]);
    } finally {
      restore();
    }
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
  });

  it.each([
    ['before it answers', ''],
    ['inside the body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"actual']
  ])('breaks the connection %s: the request counts as sent', async (_when, answer) => {
    const server = await opened(
      startSocketServer(
        socket => socket.once('data', () => socket.end(answer, () => socket.destroy())),
        certificates
      )
    );
    expect(await failureAt(server)).toMatchObject({ reason: 'cut', sent: true });
    expect(server.received()).toContain('x-auth-token: secret');
  });

  it('breaks the connection after the handshake: the request counts as sent', async () => {
    const server = await opened(startSocketServer(socket => socket.destroy(), certificates));
    expect(await failureAt(server)).toMatchObject({ reason: 'cut', sent: true });
  });

  it('breaks a connection that was open already: the second request counts as sent', async () => {
    const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';
    const server = await opened(
      startSocketServer(socket => {
        socket.once('data', () => socket.write(answer));
        socket.on('data', (chunk: Buffer) => {
          if (chunk.includes('/second')) socket.destroy();
        });
      }, certificates)
    );
    const restore = trust(certificates.ca);
    const transport = realTransport();
    try {
      await transport(request({ url: `${server.url()}/first` }));
      const failure = await failureOf(transport(request({ url: `${server.url()}/second` })));
      expect(failure).toMatchObject({ reason: 'cut', sent: true });
    } finally {
      restore();
    }
    expect(server.connections()).toBe(1);
  });
});

describe('an HTTPS server that does not get as far as a handshake', () => {
  it('because it breaks the connection at once: nothing was sent', async () => {
    const server = await opened(startSocketServer(socket => socket.destroy()));
    const url = server.url().replace('http:', 'https:');
    const failure = await failureOf(realTransport()(request({ url })));
    expect(failure).toMatchObject({ reason: 'connection', sent: false });
  });

  it('because it breaks the connection inside the handshake: nothing was sent', async () => {
    const server = await opened(startSocketServer(socket => socket.once('data', () => socket.destroy())));
    const url = server.url().replace('http:', 'https:');
    const failure = await failureOf(realTransport()(request({ url, headers: { 'x-auth-token': 'secret' } })));
    expect(failure).toMatchObject({ reason: 'connection', sent: false });
    expect(server.received()).not.toContain('secret');
  });

  it('because it speaks plain HTTP: nothing was sent', async () => {
    const server = await opened(startWebServer((_, response) => response.end()));
    const url = server.url().replace('http:', 'https:');
    const failure = await failureOf(realTransport()(request({ url })));
    expect(failure).toMatchObject({ reason: 'connection', sent: false });
    expect(server.requests).toEqual([]);
  });
});

describe('an HTTPS server whose certificate is not trusted', () => {
  it('because nobody knows its CA: it gets no byte of the request', async () => {
    const server = await opened(startSocketServer(() => {}, certificates));
    const failure = await failureOf(realTransport()(request({ url: server.url() })));

    expect(failure).toMatchObject({ reason: 'certificate', sent: false });
    expect(failure.message).toMatch(/^The certificate of 127\.0\.0\.1:\d+ is not trusted \(.+\)\.$/);
    await server.quiet();
    expect(server.received()).toBe('');
  });

  it('because it names another host: it gets no byte of the request', async () => {
    const other = issueCertificates(['another.test']);
    const restore = trust(other.ca);
    const server = await opened(startSocketServer(() => {}, other));
    const failure = await failureOf(realTransport()(request({ url: server.url() }))).finally(restore);

    expect(failure).toMatchObject({ reason: 'certificate', sent: false });
    await server.quiet();
    expect(server.received()).toBe('');
  });

  it('and names a host that is a workflow command: the error holds none', async () => {
    const other = issueCertificates(['##[error]::error::forged']);
    const restore = trust(other.ca);
    const server = await opened(startSocketServer(() => {}, other));
    const { message } = await failureOf(realTransport()(request({ url: server.url('localhost') }))).finally(
      restore
    );
    expect(message).toContain('forged');
    expect(message).not.toMatch(/##\[|::/);
  });
});

describe('the environment of the process', () => {
  it('cannot turn the check of certificates off', async () => {
    const server = await opened(startSocketServer(() => {}, certificates));
    const variables = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { stdout } = await runChild('exchange.child.ts', [server.url()], variables);

    expect(JSON.parse(stdout)).toEqual({ reason: 'certificate', sent: false });
    await server.quiet();
    expect(server.received()).toBe('');
  });

  it('names a CA to trust in NODE_EXTRA_CA_CERTS', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ca-'));
    const file = join(folder, 'ca.pem');
    await writeFile(file, certificates.ca);
    const server = await opened(startWebServer((_, response) => response.end(), certificates));
    const { stdout } = await runChild('exchange.child.ts', [server.url()], { NODE_EXTRA_CA_CERTS: file });
    await rm(folder, { recursive: true });

    expect(JSON.parse(stdout)).toEqual({ status: 200 });
    expect(server.requests).toHaveLength(1);
  });
});
