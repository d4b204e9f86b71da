import { appendFileSync } from 'node:fs';

const AsyncFunction = (async () => undefined).constructor;
const write = (variable, text) => appendFileSync(process.env[variable], text);
await new AsyncFunction('write', process.env.INPUT_SCRIPT)(write);
