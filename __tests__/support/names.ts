import dns from 'node:dns';

/**
 * Makes a name resolve to these IPv4 addresses in this process, as a file of hosts does.
 * @returns takes the name back
 */
export function resolve(name: string, addresses: readonly string[]): () => void {
  const { lookup } = dns;
  const ours = (asked: string, options: dns.LookupOptions, done: (...results: unknown[]) => void): void => {
    const found = addresses.map(address => ({ address, family: 4 }));
    if (asked !== name) Reflect.apply(lookup, dns, [asked, options, done]);
    else if (options.all) done(null, found);
    else done(null, addresses[0], 4);
  };
  Object.assign(dns, { lookup: ours });
  return () => Object.assign(dns, { lookup });
}
