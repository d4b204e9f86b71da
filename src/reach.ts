/** What a user can do when a server can't be reached. */
import type { HttpFailure } from './http.ts';

/** @param address what to do when it is about none of the things that have a remedy of their own */
export function reachHint({ reason }: HttpFailure, address: string): string {
  switch (reason) {
    case 'certificate':
      return (
        'Check that the address is right. If the server has a private certificate authority, name its file in the ' +
        'variable NODE_EXTRA_CA_CERTS.'
      );
    case 'proxy':
      return 'Check the variables https_proxy and no_proxy of the runner.';
    case 'proxy-login':
      return 'Check the user name and the password in the variable https_proxy of the runner.';
    default:
      return address;
  }
}
