import tls from 'node:tls';
import { type Certificates, issueCertificates } from '../../simulator/tls/certificates.ts';

/** Its certificate names the loopback addresses and `service.test`, a name that only a test's proxy knows. */
export const issueTestCertificates = (): Certificates =>
  issueCertificates(['127.0.0.1', 'localhost', 'service.test']);

/**
 * Makes this process trust a CA from now on, as NODE_EXTRA_CA_CERTS does from the start of a process.
 * @returns takes the trust back
 */
export function trust(ca: string): () => void {
  const { createSecureContext } = tls;
  Object.assign(tls, {
    createSecureContext: (options: tls.SecureContextOptions) => createSecureContext({ ...options, ca })
  });
  return () => Object.assign(tls, { createSecureContext });
}
