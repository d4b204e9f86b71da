/** The version of the action, as in package.json (a test holds them together); part of the user agent. */
export const VERSION = '0.1.0';
