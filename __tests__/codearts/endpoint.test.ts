import { describe, expect, it } from '@jest/globals';
import { iamUrl, parseUrl, resolveEndpoint, stsUrl } from '../../src/codearts/endpoint.ts';

/** By api.md §3, in the order in which they are listed. */
const KNOWN =
  'cn-north-1, cn-north-4, cn-northeast-1, cn-east-2, cn-east-3, cn-south-1, cn-south-2, cn-southwest-2, ' +
  'ap-southeast-3, sa-brazil-1, la-north-2, la-south-2, tr-west-1, eu-west-101';

const urlOf = (endpoint: string): string => {
  const resolved = resolveEndpoint(endpoint, '');
  return resolved.ok ? resolved.value.url : resolved.faults.join(' ');
};

const NOT_A_URL = 'endpoint: this is not a host, host:port or URL.';
const ODD_CHARACTER = 'endpoint: it holds a space, a control character or a backslash.';
const QUERY = 'endpoint: leave out the query and the fragment (everything from ? or #).';
const USER = 'endpoint: leave out the user name and password before the @.';
const NOT_HTTPS =
  'endpoint: only https is allowed (http just for localhost), as a token would travel in the clear.';
const REGION = 'region: a region looks like cn-north-4 (lower-case letters, digits and hyphens).';

describe('A region alone', () => {
  it.each(KNOWN.split(', ').slice(0, -1))('gives the host of %s', region => {
    const url = `https://cloudbuild-ext.${region}.myhuaweicloud.com`;
    expect(resolveEndpoint('', region)).toEqual({ ok: true, value: { url, region, warning: undefined } });
  });

  it('gives the host of Dublin, which follows a pattern of its own', () => {
    const url = 'https://build-backend.eu-west-101.myhuaweicloud.eu';
    const value = { url, region: 'eu-west-101', warning: undefined };
    expect(resolveEndpoint('', 'eu-west-101')).toEqual({ ok: true, value });
  });

  it('that nobody knows is tried by the pattern, with a warning that lists the known ones', () => {
    const resolved = resolveEndpoint('', 'xx-new-9');
    expect(resolved).toMatchObject({
      ok: true,
      value: { url: 'https://cloudbuild-ext.xx-new-9.myhuaweicloud.com', region: 'xx-new-9' }
    });
    const warning = resolved.ok ? resolved.value.warning : '';
    expect(warning).toContain('xx-new-9');
    expect(warning).toContain(`Known regions: ${KNOWN}.`);
  });

  it('also gives the hosts of sign-in', () => {
    expect(iamUrl('cn-north-4')).toBe('https://iam.cn-north-4.myhuaweicloud.com');
    expect(iamUrl('eu-west-101')).toBe('https://iam.eu-west-101.myhuaweicloud.eu');
    expect(stsUrl('cn-north-4')).toBe('https://sts.cn-north-4.myhuaweicloud.com');
  });

  it.each([
    'CN-NORTH-4',
    'cn',
    'cn_north_4',
    'cn-',
    '-cn',
    'a--b',
    'cn-north-4.evil.com',
    'cn-north-4/',
    'cn-north-4\n',
    'cn-ñorth-4',
    'a-b-c-d-e-f',
    '__proto__',
    'evil.com#-'
  ])('is refused when it could be more than a region: %j', region => {
    expect(resolveEndpoint('', region)).toEqual({ ok: false, faults: [REGION] });
    expect(resolveEndpoint('build.example.com', region)).toEqual({ ok: false, faults: [REGION] });
  });
});

describe('Neither region nor endpoint', () => {
  it('is refused with the list of known regions', () => {
    const resolved = resolveEndpoint('', '');
    const fault = resolved.ok ? '' : resolved.faults.join();
    expect(fault).toMatch(/^endpoint, region: give one of them/);
    expect(fault).toContain(`Known regions: ${KNOWN}.`);
  });
});

describe('Region and endpoint', () => {
  it('build by the endpoint, with no warning for a region that is unknown', () => {
    expect(resolveEndpoint('build.example.com', 'xx-new-9')).toEqual({
      ok: true,
      value: { url: 'https://build.example.com', region: 'xx-new-9', warning: undefined }
    });
  });

  it('are both told of when both are wrong', () => {
    expect(resolveEndpoint('ftp://build.example.com', 'CN')).toEqual({
      ok: false,
      faults: [REGION, NOT_HTTPS]
    });
  });
});

describe('An endpoint alone', () => {
  it.each([
    ['https://cloudbuild-ext.cn-north-4.myhuaweicloud.com', 'cn-north-4'],
    ['CLOUDBUILD-EXT.CN-NORTH-4.MYHUAWEICLOUD.CN', 'cn-north-4'],
    ['build-backend.eu-west-101.myhuaweicloud.eu/', 'eu-west-101'],
    ['https://cloudbuild-ext.cn-north-4.myhuaweicloud.com.evil.com', undefined],
    ['https://x-cloudbuild-ext.cn-north-4.myhuaweicloud.com', undefined],
    ['https://evil.com/cloudbuild-ext.cn-north-4.myhuaweicloud.com', undefined],
    ['https://build.example.com', undefined]
  ])('%s tells the region %s', (endpoint, region) => {
    expect(resolveEndpoint(endpoint, '')).toMatchObject({ ok: true, value: { region, warning: undefined } });
  });

  it.each([
    ['build.example.com', 'https://build.example.com'],
    ['build.example.com:8443', 'https://build.example.com:8443'],
    ['localhost:8080', 'https://localhost:8080'],
    ['10.0.0.1', 'https://10.0.0.1'],
    ['[::1]:8080', 'https://[::1]:8080'],
    ['https://build.example.com/', 'https://build.example.com'],
    ['https://build.example.com:443', 'https://build.example.com'],
    ['HTTPS://Build.Example.COM/Base', 'https://build.example.com/Base'],
    ['build.example.com/gateway/build/', 'https://build.example.com/gateway/build'],
    ['https://build.example.com/base///', 'https://build.example.com/base'],
    ['https://build.example.com/a:/b', 'https://build.example.com/a:/b'],
    ['https://127.0.0.1.evil.com', 'https://127.0.0.1.evil.com'],
    ['https://ev%69l.com', 'https://evil.com'],
    ['https://ｅvil.com', 'https://evil.com'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['https://build.example.com.', 'https://build.example.com.']
  ])('is read as the host that the connection goes to: %s', (endpoint, url) => {
    expect(urlOf(endpoint)).toBe(url);
  });

  it.each([
    ['http://localhost', 'http://localhost'],
    ['HTTP://LocalHost:8080/Base/', 'http://localhost:8080/Base'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.1.2.3', 'http://127.1.2.3'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://0x7f.1', 'http://127.0.0.1']
  ])('may be http on this machine: %s', (endpoint, url) => {
    expect(urlOf(endpoint)).toBe(url);
  });

  it.each([
    'http://build.example.com',
    'http://127.0.0.1.evil.com',
    'http://localhost.evil.com',
    'http://localhost%2eevil.com',
    'http://evil.localhost',
    'http://localhost.',
    'http://evil127.0.0.1.com',
    'http://126.0.0.1',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::]',
    'http://[::2]',
    'http://[::ffff:10.0.0.1]',
    'http://2130706433.evil.com',
    'http://3232235521',
    'ftp://build.example.com',
    'ws://localhost',
    'file:///etc/passwd',
    'javascript://build.example.com/%0aalert(1)',
    'https+x://build.example.com'
  ])('is refused when the sign-in would travel in the clear: %s', endpoint => {
    expect(urlOf(endpoint)).toBe(NOT_HTTPS);
  });

  it.each([
    ['user@build.example.com', USER],
    ['user:hunter2@build.example.com', USER],
    ['https://user:hunter2@build.example.com', USER],
    ['http://127.0.0.1@evil.com', USER],
    ['https://@build.example.com', USER],
    ['https://build.example.com/@hunter2', USER],
    ['https://build.example.com\\@evil.com', ODD_CHARACTER],
    ['https:\\\\evil.com', ODD_CHARACTER],
    ['https://build.example.com/a b', ODD_CHARACTER],
    ['https://build\t.example.com', ODD_CHARACTER],
    ['https://build.example.com/\r\nX-Evil: 1', ODD_CHARACTER],
    ['https://build.example.com\0', ODD_CHARACTER],
    ['https://build\u3000.example.com', ODD_CHARACTER],
    ['https://build.example.com/?token=hunter2', QUERY],
    ['https://build.example.com?', QUERY],
    ['https://build.example.com#hunter2', QUERY],
    ['https://build.example.com#@evil.com', QUERY]
  ])('is refused with what to leave out: %j', (endpoint, fault) => {
    expect(urlOf(endpoint)).toBe(fault);
  });

  it.each([
    'https://',
    'https:',
    '/',
    '///',
    ':443',
    'https:evil.com',
    'https:/evil.com',
    'http:/localhost',
    'build.example.com:',
    'build.example.com:/base',
    'build.example.com:port',
    'https://build.example.com:99999',
    'https://build.example.com%00',
    'https://a／evil.com',
    'https://evil%40build.example.com',
    'https://a＠evil.com',
    'https://[::1',
    '::1',
    '256.256.256.256',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://evil.com/x',
    'https://<script>'
  ])('is refused when it is no host: %s', endpoint => {
    expect(urlOf(endpoint)).toBe(NOT_A_URL);
  });
});

describe('A fault', () => {
  it('names the input that it was read from', () => {
    expect(parseUrl('iam_endpoint', 'http://iam.example.com')).toEqual({
      ok: false,
      faults: [NOT_HTTPS.replace('endpoint', 'iam_endpoint')]
    });
  });
});
