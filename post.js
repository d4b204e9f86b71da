// The entry of post: the same bundle, which knows by this file's name that main is over (src/index.ts).
import './dist/index.js';
