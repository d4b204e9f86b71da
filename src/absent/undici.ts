/**
 * In place of the package `undici`, 900 kB that `@actions/http-client` loads for a dispatcher that nothing here asks
 * for: our requests go through `node:http`. tsconfig.json puts it there, for the bundle alone.
 */
export class ProxyAgent {
  constructor() {
    throw new Error('undici is left out of the bundle.');
  }
}
