/**
 * Where CodeArts Build answers. Host names follow one pattern with one exception (Dublin); an endpoint given by
 * the user wins over the region. Pure.
 * Regions: api.md §3, from the service's SDKs and https://support.huaweicloud.com/api-codeci/cloudbuild_03_0000.html
 */
import { bad, type Checked, good } from '../checked.ts';

export interface Endpoint {
  /** Scheme, host, port and base path of CodeArts Build, without a slash at the end. */
  readonly url: string;
  /** The region, when it was given or can be read off the host name. */
  readonly region: string | undefined;
  /** Something to tell the user about the choice. */
  readonly warning: string | undefined;
}

export const KNOWN_REGIONS: readonly string[] = [
  'cn-north-1',
  'cn-north-4',
  'cn-northeast-1',
  'cn-east-2',
  'cn-east-3',
  'cn-south-1',
  'cn-south-2',
  'cn-southwest-2',
  'ap-southeast-3',
  'sa-brazil-1',
  'la-north-2',
  'la-south-2',
  'tr-west-1',
  'eu-west-101'
];

const REGION = /^[a-z0-9]+(?:-[a-z0-9]+){1,4}$/;
const BUILD_HOST = /^(?:cloudbuild-ext|build-backend)\.([a-z0-9-]+)\.myhuaweicloud\.(?:com|cn|eu)$/;

/** @param region the input `region`, else the variable `HUAWEI_CLOUD_REGION`; empty when neither is there */
export function resolveEndpoint(endpoint: string, region: string): Checked<Endpoint> {
  const given = endpoint === '' ? undefined : fromEndpoint(endpoint, region);
  if (region && !REGION.test(region)) {
    const fault = 'region: a region looks like cn-north-4 (lower-case letters, digits and hyphens).';
    return bad(fault, ...(given?.ok === false ? given.faults : []));
  }
  if (given) return given;
  if (!region) {
    return bad(
      'endpoint, region: give one of them, to say where the build task is. ' +
        `Known regions: ${KNOWN_REGIONS.join(', ')}.`
    );
  }
  const known = KNOWN_REGIONS.includes(region);
  return good({
    url: `https://${buildHost(region)}`,
    region,
    warning: known
      ? undefined
      : `region: ${region} is not a region that CodeArts Build is known in; trying ${buildHost(region)}. ` +
        `Known regions: ${KNOWN_REGIONS.join(', ')}.`
  });
}

function buildHost(region: string): string {
  return region === 'eu-west-101'
    ? 'build-backend.eu-west-101.myhuaweicloud.eu'
    : `cloudbuild-ext.${region}.myhuaweicloud.com`;
}

/** IAM of a region: a token of one region's IAM is good only there (api.md §3). */
export const iamUrl = (region: string): string => `https://iam.${region}.${domain(region)}`;

export const stsUrl = (region: string): string => `https://sts.${region}.${domain(region)}`;

/** Dublin is a cloud of its own. */
const domain = (region: string): string =>
  region === 'eu-west-101' ? 'myhuaweicloud.eu' : 'myhuaweicloud.com';

/** Never quotes the endpoint: a user may have written a password into it. */
function fromEndpoint(endpoint: string, region: string): Checked<Endpoint> {
  const parsed = parseUrl('endpoint', endpoint);
  if (!parsed.ok) return parsed;
  const { value: url } = parsed;
  return good({
    url: baseUrl(url),
    region: region || BUILD_HOST.exec(url.hostname)?.[1],
    warning: undefined
  });
}

/** Scheme, host, port and path, without a slash at the end. */
export const baseUrl = (url: URL): string => url.origin + url.pathname.replace(/\/+$/, '');

/** A host, host:port or URL as a URL that a secret may be sent to. `input` is the name to use in a fault. */
export function parseUrl(input: string, text: string): Checked<URL> {
  // The URL parser drops tabs and line breaks and reads \ as /, so such text is refused before it sees it.
  if (/[\s\p{Cc}\\]/u.test(text))
    return bad(`${input}: it holds a space, a control character or a backslash.`);
  if (/[?#]/.test(text))
    return bad(`${input}: leave out the query and the fragment (everything from ? or #).`);
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  // The second: https:/host would be read as the path /host of a server named https.
  if (!URL.canParse(withScheme) || /^[^/]*:(?:\/(?!\/)|$)/.test(text))
    return bad(`${input}: this is not a host, host:port or URL.`);
  const url = new URL(withScheme);
  if (text.includes('@')) return bad(`${input}: leave out the user name and password before the @.`);
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return good(url);
  if (url.protocol !== 'https:') {
    return bad(
      `${input}: only https is allowed (http just for localhost), as a token would travel in the clear.`
    );
  }
  return good(url);
}

/** @param hostname as the URL parser writes it: IPv4 in dotted form, IPv6 short and in brackets */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
