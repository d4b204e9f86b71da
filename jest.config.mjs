/** ESM needs --experimental-vm-modules (see "test" in package.json). */
export default {
  injectGlobals: false,
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } }
    ]
  },
  collectCoverageFrom: ['src/**/*.ts'],
  testTimeout: 30_000
};
