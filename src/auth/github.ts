/**
 * The identity token that GitHub gives to a job. Asked for with our own transport rather than `core.getIDToken`,
 * which never settles when the answer is cut, has no deadline, and prints its mask inside a fence.
 * https://docs.github.com/actions/reference/openid-connect-reference
 */
import { isFields } from '../answer.ts';
import { ActionError } from '../errors.ts';
import type { SignInParts } from './authorize.ts';
import { callIam } from './iam.ts';

const PERMISSION =
  'Give the job the permission to ask for an identity token:\n' +
  'permissions:\n' +
  '  id-token: write\n' +
  '  contents: read';

/** @param audience empty for GitHub's default, `https://github.com/OWNER` */
export async function identityToken(
  audience: string,
  parts: SignInParts,
  signal?: AbortSignal
): Promise<string> {
  const url = parts.variable('ACTIONS_ID_TOKEN_REQUEST_URL');
  const bearer = parts.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  if (url === '' || bearer === '') {
    throw new ActionError('input', 'GitHub gives this job no identity token.', PERMISSION);
  }
  parts.mask(bearer);
  const answer = await callIam(
    {
      request: {
        method: 'GET',
        url: audience === '' ? url : `${url}&audience=${encodeURIComponent(audience)}`,
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' }
      },
      what: 'GitHub gave no identity token',
      hint: 'Check audience, if it is given, and run the job again.'
    },
    parts,
    signal
  );
  const value =
    answer.content.kind === 'value' && isFields(answer.content.value) ? answer.content.value['value'] : '';
  if (typeof value !== 'string' || value === '') {
    throw new ActionError('refused', 'GitHub answered without an identity token.', 'Run the job again.');
  }
  parts.mask(value);
  return value;
}
