import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, context, integer, octets, oid, sequence, set, TRUE, tagged, utcTime, utf8 } from './der.ts';

/** What an HTTPS server needs, and the CA that its clients have to trust. All PEM. */
export interface Certificates {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

interface Identity {
  readonly name: string;
  readonly publicKey: KeyObject;
}

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const HOUR_MS = 3_600_000;

/**
 * Makes a CA and a server certificate for `hosts` (DNS names and IPv4 addresses), valid from an hour ago for
 * two days.
 */
export function issueCertificates(hosts: readonly string[]): Certificates {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer: Identity = {
    name: `Simulator CA ${randomBytes(4).toString('hex')}`,
    publicKey: ca.publicKey
  };
  const subject: Identity = { name: 'CodeArts Build simulator', publicKey: server.publicKey };
  return {
    ca: certificate(issuer, issuer, caExtensions(), ca.privateKey),
    cert: certificate(subject, issuer, serverExtensions(hosts), ca.privateKey),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  };
}

/** RFC 5280 §4.1, signed by the issuer's key. */
function certificate(
  subject: Identity,
  issuer: Identity,
  extensions: readonly Buffer[],
  issuerKey: KeyObject
): string {
  const now = Date.now();
  const version3 = context(0, integer(Buffer.from([2])));
  const serial = integer(Buffer.concat([Buffer.from([1]), randomBytes(15)]));
  const validity = sequence(utcTime(new Date(now - HOUR_MS)), utcTime(new Date(now + 48 * HOUR_MS)));
  const keyIds = [subjectKeyId(subject.publicKey), authorityKeyId(issuer.publicKey)];
  const toBeSigned = sequence(
    version3,
    serial,
    ECDSA_WITH_SHA256,
    commonName(issuer.name),
    validity,
    commonName(subject.name),
    spki(subject.publicKey),
    context(3, sequence(...extensions, ...keyIds))
  );
  const signature = bits(sign('sha256', toBeSigned, issuerKey));
  return pem(sequence(toBeSigned, ECDSA_WITH_SHA256, signature));
}

function caExtensions(): readonly Buffer[] {
  const signsCertificates = bits(Buffer.from([0b0000_0100]), 2);
  return [
    extension('2.5.29.19', sequence(TRUE), 'critical'),
    extension('2.5.29.15', signsCertificates, 'critical')
  ];
}

function serverExtensions(hosts: readonly string[]): readonly Buffer[] {
  const signsHandshakes = bits(Buffer.from([0b1000_0000]), 7);
  const serverAuth = sequence(oid('1.3.6.1.5.5.7.3.1'));
  const loopback6 = tagged(0x87, Buffer.concat([Buffer.alloc(15), Buffer.from([1])]));
  return [
    extension('2.5.29.15', signsHandshakes, 'critical'),
    extension('2.5.29.37', serverAuth),
    extension('2.5.29.17', sequence(...hosts.map(alternativeName), loopback6))
  ];
}

function alternativeName(host: string): Buffer {
  return isIPv4(host)
    ? tagged(0x87, Buffer.from(host.split('.').map(Number)))
    : tagged(0x82, Buffer.from(host));
}

function extension(id: string, value: Buffer, critical?: 'critical'): Buffer {
  return critical === undefined ? sequence(oid(id), octets(value)) : sequence(oid(id), TRUE, octets(value));
}

const subjectKeyId = (key: KeyObject): Buffer => extension('2.5.29.14', octets(keyId(key)));
const authorityKeyId = (key: KeyObject): Buffer => extension('2.5.29.35', sequence(tagged(0x80, keyId(key))));
const keyId = (key: KeyObject): Buffer => createHash('sha1').update(spki(key)).digest();
const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });
const commonName = (name: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(name))));

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
