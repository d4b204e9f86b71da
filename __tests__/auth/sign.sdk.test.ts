import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sign } from '../../src/auth/sign.ts';

interface SdkRequest {
  readonly method: string;
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly queryParams: Readonly<Record<string, string | string[]>>;
  readonly data?: unknown;
}

/** Of Huawei Cloud's own SDK, which exports it from an inner file only. */
const { AKSKSigner } = createRequire(import.meta.url)(
  '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
) as {
  readonly AKSKSigner: {
    readonly sign: (
      request: SdkRequest,
      key: { readonly getAk: () => string; readonly getSk: () => string }
    ) => Readonly<Record<string, string>>;
  };
};

const KEY = { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey' };
const HOST = 'cloudbuild-ext.cn-north-4.myhuaweicloud.com';
const DATE = '20250922T010203Z';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', ' ', '+', '%', '~', '%20', '*', "'()!", 'a/b', 'ä', '中文', '😀', '=', '&', '?', '#')
);
const segment = fc.stringMatching(/^[A-Za-z0-9._~-]{1,8}$/).filter(one => !/^\.+$/.test(one));
const query = fc.dictionary(
  text.filter(name => name !== ''),
  fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
  { maxKeys: 4, noNullPrototype: true }
);
const headers = fc.record(
  {
    'content-type': fc.constant('application/json'),
    'X-Project-Id': fc.stringMatching(/^[0-9a-f]{32}$/),
    'X-Security-Token': fc.stringMatching(/^[A-Za-z0-9+/=]{1,40}$/)
  },
  { requiredKeys: ['content-type'], noNullPrototype: true }
);

const encoded = (one: string): string =>
  encodeURIComponent(one).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16)}`);

const search = (params: Readonly<Record<string, string | readonly string[]>>): string =>
  Object.entries(params)
    .flatMap(([name, value]) => [value].flat().map(one => `${encoded(name)}=${encoded(one)}`))
    .join('&');

describe('a signature of ours', () => {
  it('is that of the SDK, whatever path, query, headers and body', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'POST'),
        fc.array(segment, { maxLength: 4 }),
        query,
        headers,
        fc.option(fc.dictionary(text, text), { nil: undefined }),
        (method, segments, params, extra, data) => {
          const path = `/${segments.join('/')}`;
          const sdk = AKSKSigner.sign(
            {
              method,
              endpoint: `https://${HOST}${path}`,
              headers: { ...extra, 'X-Sdk-Date': DATE },
              queryParams: structuredClone(params),
              ...(data && { data })
            },
            { getAk: () => KEY.accessKeyId, getSk: () => KEY.secretAccessKey }
          );
          const ours = sign(
            {
              method,
              url: `https://${HOST}${path}?${search(params)}`,
              headers: { ...extra, 'X-Sdk-Date': DATE, host: HOST },
              body: data ? JSON.stringify(data) : ''
            },
            KEY
          );
          expect(ours).toBe(sdk['Authorization']);
        }
      ),
      { numRuns: 3_000, seed: 20250922 }
    );
  });
});
