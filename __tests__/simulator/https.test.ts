import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { startSimulator } from '../../simulator/index.ts';
import { run, withSimulator } from './support.ts';

describe('HTTPS', () => {
  it('serves clients that trust its CA', () =>
    withSimulator({ https: true }, async simulator => {
      expect(simulator.url).toMatch(/^https:/);
      expect((await run(simulator)).status).toBe(200);
    }));

  it('is refused by clients that do not', () =>
    withSimulator({ https: true }, async simulator => {
      await expect(run({ ...simulator, ca: undefined })).rejects.toThrow(/certificate/);
      expect(simulator.requests).toEqual([]);
    }));

  it('stands for the names it is told and for both loopback addresses', () =>
    withSimulator({ https: true, names: ['build.example'] }, async ({ port, ca }) => {
      const socket = connect({ port, host: '127.0.0.1', servername: 'build.example', ca: ca ?? '' });
      await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
      const certificate = new X509Certificate(socket.getPeerCertificate().raw);
      socket.destroy();
      expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
      expect(certificate.checkIP('::1')).toBe('::1');
      expect(certificate.checkHost('localhost')).toBeUndefined();
    }));

  it('cuts, drips and resets as without TLS', () =>
    withSimulator({ https: true }, async simulator => {
      simulator.fault({ route: '*', do: { kind: 'reset-connect' } });
      simulator.fault({ route: 'start', when: 'after', do: { kind: 'cut' } });
      simulator.fault({ route: 'start', do: { kind: 'cut-body' } });
      simulator.fault({ route: 'start', do: { kind: 'drip', everyMs: 1 } });
      for (let index = 0; index < 3; index += 1) await expect(run(simulator)).rejects.toThrow();
      expect((await run(simulator)).status).toBe(200);
      expect(simulator.builds).toHaveLength(3);
    }));

  it('has a CA of its own each time', async () => {
    const [one, other] = [await startSimulator({ https: true }), await startSimulator({ https: true })];
    expect(one.ca).not.toBe(other.ca);
    await expect(run({ ...one, ca: other.ca })).rejects.toThrow(/certificate/);
    await Promise.all([one.close(), other.close()]);
  });
});
