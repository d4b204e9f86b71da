import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 637:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  RH: () => (/* binding */ EMPTY_BODY),
  O1: () => (/* binding */ describeAnswer),
  Ce: () => (/* binding */ isFields),
  JN: () => (/* binding */ readAnswer)
});

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(992);
;// CONCATENATED MODULE: ./src/answer.ts
/**
 * One answer of CodeArts Build, IAM or the gateway before them, whatever its shape (api.md §5.3), as one of a few
 * verdicts that callers act on. Pure.
 * Gateway codes: https://support.huaweicloud.com/devg-apisign/api-sign-errorcode.html
 * Service codes: https://support.huaweicloud.com/api-codeci/ErrorCode.html
 */


function readAnswer(response) {
    const encoding = (0,external_node_buffer_namespaceObject.isUtf8)(response.body) ? 'utf8' : 'latin1';
    const content = readContent(response.body.toString(encoding));
    const requestId = (0,src_text/* printable */.g$)(response.headers['x-request-id'] ?? response.headers['x-iam-trace-id'] ?? '', 64);
    const { status } = response;
    return { verdict: verdictOf(status, content), status, content, requestId, encoding, response };
}
const GATEWAY = /^API(?:G|GW)\.(\d{4})$/;
/** The service's words for "too many requests", with status 400 or 500 (api.md §1.3). */
const SERVICE_THROTTLED = 'CB.00060211';
const SERVICE_NO_URL = 'CB.00060214';
/** Trouble inside the service, whatever the status. */
const SERVICE_TROUBLE = new Set(['CB.00060100', 'CB.00060101']);
/** These speak of the way to the service, so whatever stands in the body is no word of what was done there. */
const ON_THE_WAY = new Set([408, 425, 502, 503, 504]);
/** In this order: the first rule that holds gives the verdict. */
const RULES = [
    ['failed', f => ON_THE_WAY.has(f.status)],
    ['throttled', f => f.status === 429 || f.gateway === '0308' || f.code === SERVICE_THROTTLED],
    ['no-api', f => f.status === 404 && (f.gateway === '0101' || f.code === SERVICE_NO_URL)],
    ['unauthorized', f => f.status === 401 || f.gateway === '0301'],
    ['redirected', f => f.status >= 300 && f.status < 400],
    ['failed', f => f.status >= 500 || SERVICE_TROUBLE.has(f.code)],
    ['refused', f => f.status >= 400 || f.kind === 'error'],
    ['ok', f => f.status >= 200 && f.kind === 'value']
];
function verdictOf(status, content) {
    const code = content.kind === 'error' ? content.code : '';
    const facts = { status, gateway: GATEWAY.exec(code)?.[1], code, kind: content.kind };
    return RULES.find(([, holds]) => holds(facts))?.[0] ?? 'unreadable';
}
const EMPTY_BODY = 'an empty body';
function readContent(text) {
    // A byte order mark counts as white space.
    const body = text.trim();
    if (body === '')
        return { kind: 'unreadable', what: EMPTY_BODY };
    const parsed = parseJson(body);
    if (parsed === undefined) {
        const what = body.startsWith('<') ? 'a web page' : 'text that is not JSON';
        return { kind: 'unreadable', what: `${what} (${(0,src_text/* printable */.g$)(body, 80)})` };
    }
    return isFields(parsed) ? readFields(parsed) : { kind: 'value', value: parsed };
}
/** JSON, or JSON inside a JSON string, as StopJob answers at times. */
function parseJson(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'string' ? JSON.parse(value) : value;
    }
    catch {
        return undefined;
    }
}
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Takes a value out of its envelope, or finds the error in it. A code of 0 says "no error". */
function readFields(body) {
    const inner = isFields(body['error']) ? body['error'] : {};
    const code = firstText(body['error_code'], body['errorCode'], body['err_code'], inner['code'], inner['error_code']);
    const message = firstText(body['error_msg'], body['errorMessage'], inner['message'], inner['reason'], inner['error_msg'], inner['title'], body['error']);
    if (code || message || saysFailed(body)) {
        return {
            kind: 'error',
            code: (0,src_text/* printable */.g$)(code, 64),
            message: (0,src_text/* printable */.g$)(message || firstText(body['message']))
        };
    }
    return { kind: 'value', value: body['result'] ?? body };
}
/** Lower case only: an upper-case `ERROR` is the status of a build, not of the call. */
function saysFailed(body) {
    const status = body['status'];
    return status === 'fail' || status === 'failed' || status === 'error' || body['success'] === false;
}
function firstText(...values) {
    for (const value of values) {
        if (typeof value === 'string' && value.trim() !== '' && value !== '0')
            return value;
        if (typeof value === 'number' && value !== 0)
            return String(value);
    }
    return '';
}
/** "HTTP 422, DEVCB.00031006, no such job, request id 3f…": what to quote to the service's support. */
function describeAnswer({ status, content, requestId, response }) {
    const parts = [`HTTP ${status}`];
    if (content.kind === 'error')
        parts.push(...[content.code, content.message].filter(part => part !== ''));
    if (content.kind === 'unreadable')
        parts.push(`${content.what} in place of an answer`);
    const location = response.headers['location'];
    if (location !== undefined)
        parts.push(`a redirect to ${(0,src_text/* printable */.g$)(hostOf(location), 100)}`);
    if (requestId !== '')
        parts.push(`request id ${requestId}`);
    return parts.join(', ').replace(/\.$/, '');
}
/** Only the host: the rest of a redirect may hold session keys. A location without one stays on its host. */
function hostOf(location) {
    const same = 'https://same.invalid';
    const { host } = new URL(URL.canParse(location, same) ? location : same, same);
    return host === 'same.invalid' || host === '' ? 'another path' : host;
}


/***/ }),

/***/ 797:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ createSignIn)
});

// EXTERNAL MODULE: ./src/answer.ts + 1 modules
var src_answer = __nccwpck_require__(637);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(916);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __nccwpck_require__(373);
// EXTERNAL MODULE: ./src/http.ts + 2 modules
var http = __nccwpck_require__(734);
// EXTERNAL MODULE: ./src/reach.ts
var reach = __nccwpck_require__(296);
// EXTERNAL MODULE: ./src/retry.ts
var retry = __nccwpck_require__(809);
;// CONCATENATED MODULE: ./src/auth/iam.ts
/**
 * Calls of the services that give tokens and keys: IAM, STS and GitHub. Their calls may be repeated, so what
 * passes is survived. api.md §4
 */






/**
 * @returns an answer that is `ok`; rejects with an `ActionError` when it is refused (`refused`), or in trouble that
 * may pass (`unclear`), and with an `HttpFailure` when `signal` ended it
 */
async function callIam(call, parts, signal) {
    const { transport, clock, random, onWait } = parts;
    const { request, authorize = async (unchanged) => unchanged, recover, what, hint } = call;
    const { host } = new URL(request.url);
    const patient = (0,retry/* withRetry */.bD)(async (plain, abort) => transport(await authorize(plain, abort), abort), {
        clock,
        random,
        repeatable: true,
        // Not what is wrong with the answer, as a part of it may be a secret that nobody has masked yet.
        onWait: (_, ms, nextTry) => onWait(`The sign-in has trouble with ${host}.`, ms, nextTry)
    });
    const ask = async () => {
        try {
            return (0,src_answer/* readAnswer */.JN)(await patient(request, signal));
        }
        catch (error) {
            throw error instanceof http/* HttpFailure */.H && error.reason !== 'aborted' ? unreachable(error) : error;
        }
    };
    let answer = await ask();
    if (answer.verdict === 'unauthorized' && recover?.(answer.response))
        answer = await ask();
    if (answer.verdict === 'ok')
        return answer;
    if (!PASSING.has(answer.verdict)) {
        throw new errors/* ActionError */.l('refused', `${what}: ${(0,src_answer/* describeAnswer */.O1)(unquoted(answer))}.`, hint);
    }
    const trouble = (0,src_answer/* describeAnswer */.O1)(unquoted(answer));
    throw new errors/* ActionError */.l('unclear', `The sign-in did not work: ${host} has trouble (${trouble}).`, 'It may pass by itself.');
}
/** It was tried often enough here, so it is no failure of the request that is to be signed. */
function unreachable(failure) {
    const hint = (0,reach/* reachHint */.N)(failure, 'Check region, iam_endpoint and sts_endpoint, and that the runner may reach that host.');
    return new errors/* ActionError */.l('unclear', `The sign-in did not work. ${failure.message}`, hint, failure);
}
/** A body that can't be read may hold a token or key that nobody has masked yet, so no piece of it is shown. */
const unquoted = (answer) => answer.content.kind === 'unreadable'
    ? { ...answer, content: { kind: 'unreadable', what: 'something else' } }
    : answer;
const PASSING = new Set(['throttled', 'failed', 'unreadable']);
const postJson = (url, body, headers = {}) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json;charset=UTF-8', accept: 'application/json', ...headers },
    body: JSON.stringify(body)
});
/**
 * When something ends, by our clock. That may be far off the server's, so what counts is the time that is left by the
 * `Date` of the answer.
 * @param text when it ends, by the server's clock
 * @param byDefault milliseconds from now, when the answer does not say
 */
function endOf(text, { response }, clock, byDefault) {
    const end = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    const sent = (0,src_clock/* httpDate */.z7)(response.headers['date']);
    if (Number.isNaN(end))
        return clock.now() + byDefault;
    return Number.isNaN(sent) ? end : clock.now() + end - sent;
}
/** The `scope` of a token: a project, by its id or by the name that it shares with its region. */
const projectScope = ({ projectId, region }) => ({
    project: projectId === '' ? { name: region } : { id: projectId }
});

;// CONCATENATED MODULE: ./src/auth/shared.ts
/**
 * One piece of work for all who ask for it while it is under way. Whoever gives up leaves alone; the work itself is
 * given up when nobody is left to wait for it.
 */

/** @returns begins the work, or joins what is under way */
function createShared() {
    let underWay;
    return async (work, signal) => {
        if (signal?.aborted)
            throw givenUp();
        underWay ??= begin(work);
        const run = underWay;
        run.waiting += 1;
        try {
            return await unlessAborted(run.result, signal);
        }
        finally {
            run.waiting -= 1;
            // Over, or left by all: whoever comes now begins anew.
            if (run.waiting === 0) {
                underWay = undefined;
                run.abandon.abort();
            }
        }
    };
}
function begin(work) {
    const abandon = new AbortController();
    return { result: work(abandon.signal), abandon, waiting: 0 };
}
const givenUp = () => new http/* HttpFailure */.H('aborted', false, 'The sign-in was given up.');
async function unlessAborted(result, signal) {
    if (!signal)
        return result;
    let stop = () => { };
    const aborted = new Promise((_, reject) => {
        stop = () => reject(givenUp());
        signal.addEventListener('abort', stop, { once: true });
    });
    return Promise.race([result, aborted]).finally(() => signal.removeEventListener('abort', stop));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./src/auth/sign.ts
/**
 * The signature SDK-HMAC-SHA256 of Huawei Cloud's API gateway: api.md §4.3,
 * https://support.huaweicloud.com/devg-apisign/api-sign-algorithm.html. Pure.
 */

const ALGORITHM = 'SDK-HMAC-SHA256';
/** @returns the value of the header `Authorization` */
function sign(request, key) {
    const headers = Object.entries(request.headers)
        .map(([name, value]) => [name.toLowerCase(), value.trim()])
        .sort(byName);
    const date = headers.find(([name]) => name === 'x-sdk-date')?.[1] ?? '';
    const signed = headers.map(([name]) => name).join(';');
    const url = new URL(request.url);
    const canonical = [
        request.method,
        canonicalPath(url.pathname),
        canonicalQuery(url.search),
        headers.map(([name, value]) => `${name}:${value}\n`).join(''),
        signed,
        sha256(request.body)
    ].join('\n');
    const signature = (0,external_node_crypto_.createHmac)('sha256', key.secretAccessKey)
        .update([ALGORITHM, date, sha256(canonical)].join('\n'))
        .digest('hex');
    return `${ALGORITHM} Access=${key.accessKeyId}, SignedHeaders=${signed}, Signature=${signature}`;
}
/** The time as the gateway reads it: `yyyyMMddTHHmmssZ`. @param now milliseconds since 1970 */
function sdkDate(now) {
    return new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
}
const sha256 = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
/** The path with each segment encoded anew; it always ends with a slash here, whatever goes over the wire. */
function canonicalPath(pathname) {
    const path = pathname
        .split('/')
        .map(segment => encode(decode(segment)))
        .join('/');
    return path.endsWith('/') ? path : `${path}/`;
}
/** Sorted by name, then by value, both as they read before encoding; a name without value gets an empty one. */
function canonicalQuery(search) {
    return search
        .replace(/^\?/, '')
        .split('&')
        .filter(pair => pair !== '')
        .map(pair => {
        const at = pair.indexOf('=');
        return at < 0
            ? [decode(pair), '']
            : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    })
        .sort((a, b) => byName(a, b) || compare(a[1], b[1]))
        .map(([name, value]) => `${encode(name)}=${encode(value)}`)
        .join('&');
}
const compare = (a, b) => (a < b ? -1 : Number(a > b));
const byName = (a, b) => compare(a[0], b[0]);
/** Everything but letters, digits and `-_.~`, as UTF-8. */
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
/** Text with a `%` that encodes nothing stays as it is. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./src/auth/signer.ts
/** Signs requests by the time that the server sees, and stops when a key is not accepted: api.md §4.3. */



/** The service accepts 15 minutes; what is off by less is no reason for a refusal. */
const OFF_MS = 5 * 60_000;
/** @param mostRejected after so many rejected signatures, nothing more is signed */
function createSigner(clock, mostRejected) {
    let offset = 0;
    let isCorrected = false;
    let rejected = 0;
    return {
        sign(request, key, projectId) {
            if (rejected >= mostRejected)
                throw notAgain();
            return signWith(key, request, projectId, clock.now() + offset);
        },
        recover({ headers }) {
            const difference = (0,src_clock/* httpDate */.z7)(headers['date']) - clock.now();
            if (!isCorrected && Math.abs(difference) > OFF_MS) {
                isCorrected = true;
                offset = difference;
                return true;
            }
            rejected += 1;
            return false;
        }
    };
}
const notAgain = () => new errors/* ActionError */.l('refused', 'The access key was not accepted before, so nothing more is sent with it.', 'Check the access key. Five wrong signatures in a row would lock it for some minutes.');
/** The headers that are signed; the transport sends exactly these. */
const COVERED = /^(?:host|content-type|x-(?:sdk-date|project-id|security-token))$/;
function signWith(key, request, projectId, now) {
    const headers = {
        ...request.headers,
        host: new URL(request.url).host,
        'x-sdk-date': sdkDate(now),
        ...(projectId !== '' && { 'x-project-id': projectId }),
        ...(key.securityToken !== '' && { 'x-security-token': key.securityToken })
    };
    const covered = Object.fromEntries(Object.entries(headers).filter(([name]) => COVERED.test(name)));
    const { method, url, body = '' } = request;
    return {
        ...request,
        headers: { ...headers, authorization: sign({ method, url, headers: covered, body }, key) }
    };
}

;// CONCATENATED MODULE: ./src/auth/access-key.ts
/**
 * Signed requests with an access key: api.md §4.3. Temporary keys bring a security token, which is sent and signed.
 */





/** Five wrong signatures in a row lock the key (api.md §4.3), and post may come after main. */
const MOST_REJECTED = 2;
function accessKeySignIn(credentials, parts) {
    const signer = createSigner(parts.clock, MOST_REJECTED);
    const projects = createProjectIds(credentials.project, parts, signer);
    return {
        authorize: async (request, signal) => signer.sign(request, credentials, await projects(credentials, signal)),
        recover: async (response) => signer.recover(response)
    };
}
/** The project id that goes with a request: as given, else looked up once by the name of the region. */
function createProjectIds(project, parts, signer) {
    const share = createShared();
    let { projectId } = project;
    return async (key, signal) => {
        if (projectId === '')
            projectId = await share(abort => lookUp(key, project, parts, signer, abort), signal);
        return projectId;
    };
}
/** KeystoneListProjects: api.md §4.2. */
async function lookUp(key, { iamUrl, region }, parts, signer, signal) {
    const request = {
        method: 'GET',
        url: `${iamUrl}/v3/projects?name=${encodeURIComponent(region)}`,
        headers: { accept: 'application/json' }
    };
    const answer = await callIam({
        request,
        authorize: async (plain) => signer.sign(plain, key, ''),
        recover: signer.recover,
        what: `The project of region ${region} could not be looked up`,
        hint: 'Check the access key, or give project_id so that it need not be looked up.'
    }, parts, signal);
    const body = answer.content.kind === 'value' && (0,src_answer/* isFields */.Ce)(answer.content.value) ? answer.content.value : {};
    const projects = Array.isArray(body['projects']) ? body['projects'] : [];
    const id = (0,src_answer/* isFields */.Ce)(projects[0]) ? projects[0]['id'] : undefined;
    if (typeof id === 'string' && /^[A-Za-z0-9]{1,64}$/.test(id))
        return id;
    throw new errors/* ActionError */.l('refused', `IAM knows no project of region ${region} for this key.`, 'Check region, or give project_id.');
}

;// CONCATENATED MODULE: ./src/auth/github.ts
/**
 * The identity token that GitHub gives to a job. Asked for with our own transport rather than `core.getIDToken`,
 * which never settles when the answer is cut, has no deadline, and prints its mask inside a fence.
 * https://docs.github.com/actions/reference/openid-connect-reference
 */



const PERMISSION = 'Give the job the permission to ask for an identity token:\n' +
    'permissions:\n' +
    '  id-token: write\n' +
    '  contents: read';
/** @param audience empty for GitHub's default, `https://github.com/OWNER` */
async function identityToken(audience, parts, signal) {
    const url = parts.variable('ACTIONS_ID_TOKEN_REQUEST_URL');
    const bearer = parts.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    if (url === '' || bearer === '') {
        throw new errors/* ActionError */.l('input', 'GitHub gives this job no identity token.', PERMISSION);
    }
    parts.mask(bearer);
    const answer = await callIam({
        request: {
            method: 'GET',
            url: audience === '' ? url : `${url}&audience=${encodeURIComponent(audience)}`,
            headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' }
        },
        what: 'GitHub gave no identity token',
        hint: 'Check audience, if it is given, and run the job again.'
    }, parts, signal);
    const value = answer.content.kind === 'value' && (0,src_answer/* isFields */.Ce)(answer.content.value) ? answer.content.value['value'] : '';
    if (typeof value !== 'string' || value === '') {
        throw new errors/* ActionError */.l('refused', 'GitHub answered without an identity token.', 'Run the job again.');
    }
    parts.mask(value);
    return value;
}

;// CONCATENATED MODULE: ./src/auth/renewing.ts

/**
 * Renewed so long before the end, as a request may be under way for a while, and clocks differ; what lives for less
 * than twice that, in the middle of its life.
 */
const GRACE_MS = 5 * 60_000;
/** A renewal that failed is tried again after this, as long as the old one lives. */
const PAUSE_MS = 60_000;
/** A refusal is a reason to renew once in this time: one that a new one does not mend is no matter of its age. */
const REFUSAL_MS = 5 * 60_000;
function createRenewing(mint, clock) {
    let current;
    /** When to think of a renewal. */
    let dueAt = 0;
    /** Until when another refusal is no reason to renew. */
    let stubbornUntil = 0;
    const share = createShared();
    const renew = async (signal) => {
        try {
            current = await mint(signal);
            const now = clock.now();
            dueAt = Math.max(current.expiresAt - GRACE_MS, (now + current.expiresAt) / 2);
            return current.value;
        }
        catch (error) {
            // The old one serves until its very end when no new one is to be had.
            if (!current || clock.now() >= current.expiresAt)
                throw error;
            dueAt = Math.min(clock.now() + PAUSE_MS, current.expiresAt);
            return current.value;
        }
    };
    return {
        async get(signal) {
            return current && clock.now() < dueAt ? current.value : share(renew, signal);
        },
        refused(isRefused) {
            // Another request has seen to the renewal already.
            if (!current || !isRefused(current.value))
                return true;
            if (clock.now() < stubbornUntil)
                return false;
            stubbornUntil = clock.now() + REFUSAL_MS;
            current = undefined;
            return true;
        }
    };
}

;// CONCATENATED MODULE: ./src/auth/agency.ts
/**
 * GitHub's identity token for temporary keys, by STS: api.md §4.5,
 * https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html. Preview: whether CodeArts Build accepts the
 * session of such an agency is not documented.
 */







const DURATION_SECONDS = 3_600;
const HINT = 'Check oidc_provider_urn and agency_urn, the client id (audience) of the provider, and the trust policy of the agency: ' +
    'docs/authentication.md.';
function agencySignIn(credentials, parts) {
    const keys = createRenewing(signal => mint(credentials, parts, signal), parts.clock);
    // A key that is not accepted is replaced, so it does not matter whether it gets locked.
    const signer = createSigner(parts.clock, Number.POSITIVE_INFINITY);
    const projects = createProjectIds(credentials.project, parts, signer);
    return {
        authorize: async (request, signal) => {
            const key = await keys.get(signal);
            return signer.sign(request, key, await projects(key, signal));
        },
        recover: async (response, { headers }) => signer.recover(response) || keys.refused(key => key.securityToken === headers['x-security-token'])
    };
}
async function mint({ oidcProviderUrn, agencyUrn, audience, stsUrl }, parts, signal) {
    const body = {
        provider_urn: oidcProviderUrn,
        agency_urn: agencyUrn,
        agency_session_name: sessionName(parts),
        id_token: await identityToken(audience, parts, signal),
        duration_seconds: DURATION_SECONDS
    };
    const answer = await callIam({
        request: postJson(`${stsUrl}/v5/agencies/assume-with-oidc`, body),
        what: 'STS refused the identity token',
        hint: HINT
    }, parts, signal);
    return readKey(answer, parts);
}
/** Shows up in the audit log of the account: which run it was. 2 to 128 of letters, digits and `_+=,.@-`. */
function sessionName({ variable }) {
    return `github-${variable('GITHUB_RUN_ID') || 'run'}-${variable('GITHUB_RUN_ATTEMPT') || '1'}`.replace(/[^\w+=,.@-]/g, '-');
}
function readKey(answer, { mask, clock }) {
    const { content } = answer;
    const body = content.kind === 'value' && (0,src_answer/* isFields */.Ce)(content.value) ? content.value['credentials'] : undefined;
    const fields = (0,src_answer/* isFields */.Ce)(body) ? body : {};
    const text = (name) => (typeof fields[name] === 'string' ? fields[name] : '');
    const value = {
        accessKeyId: text('access_key_id'),
        secretAccessKey: text('secret_access_key'),
        securityToken: text('security_token')
    };
    if (Object.values(value).includes(''))
        throw new errors/* ActionError */.l('refused', 'STS answered without keys.', HINT);
    mask(value.secretAccessKey);
    mask(value.securityToken);
    return { value, expiresAt: endOf(fields['expiration'], answer, clock, DURATION_SECONDS * 1_000) };
}

;// CONCATENATED MODULE: ./src/auth/oidc.ts
/**
 * GitHub's identity token for an IAM token of project scope: classic federation, api.md §4.4,
 * https://support.huaweicloud.com/api-iam/iam_13_0605.html
 */





const oidc_HINT = 'Check identity_provider, the client id (audience) and the mapping of the identity provider in IAM, and whether its ' +
    'copy of the signing keys of GitHub is fresh: docs/authentication.md.';
function oidcSignIn(credentials, parts) {
    const tokens = createRenewing(signal => oidc_mint(credentials, parts, signal), parts.clock);
    return {
        authorize: async (request, signal) => {
            const token = await tokens.get(signal);
            return { ...request, headers: { ...request.headers, 'x-auth-token': token } };
        },
        recover: async (_, { headers }) => tokens.refused(token => token === headers['x-auth-token'])
    };
}
async function oidc_mint({ identityProvider, audience, project }, parts, signal) {
    const id = await identityToken(audience, parts, signal);
    const body = { auth: { id_token: { id }, scope: projectScope(project) } };
    const url = `${project.iamUrl}/v3.0/OS-AUTH/id-token/tokens`;
    const federated = await callIam({
        request: postJson(url, body, { 'x-idp-id': identityProvider }),
        what: 'IAM refused the identity token',
        hint: oidc_HINT
    }, parts, signal);
    const token = readToken(federated, parts);
    return token.scoped ? token : scopeToken(token.value, { project }, parts, signal);
}
/** KeystoneCreateScopedToken: an unscoped token is of no use to services. */
async function scopeToken(unscoped, { project }, parts, signal) {
    const identity = { methods: ['token'], token: { id: unscoped } };
    const body = { auth: { identity, scope: projectScope(project) } };
    const answer = await callIam({
        request: postJson(`${project.iamUrl}/v3/auth/tokens?nocatalog=true`, body),
        what: 'IAM gave no token for the project',
        hint: 'Check region and project_id, and that the group of the mapped user has rights in that project.'
    }, parts, signal);
    return readToken(answer, parts);
}
/** The token is in a header, its end and scope in the body. */
function readToken(answer, { mask, clock }) {
    const { content, response } = answer;
    const value = response.headers['x-subject-token'] ?? '';
    if (value === '')
        throw new errors/* ActionError */.l('refused', 'IAM answered without a token.', oidc_HINT);
    mask(value);
    const body = content.kind === 'value' && (0,src_answer/* isFields */.Ce)(content.value) ? content.value['token'] : undefined;
    const token = (0,src_answer/* isFields */.Ce)(body) ? body : {};
    // Tokens live 24 hours; one that does not say when it ends is renewed after one.
    return {
        value,
        expiresAt: endOf(token['expires_at'], answer, clock, 3_600_000),
        scoped: (0,src_answer/* isFields */.Ce)(token['project'])
    };
}

;// CONCATENATED MODULE: ./src/auth/token.ts
function tokenSignIn({ token }) {
    return {
        authorize: async (request) => ({ ...request, headers: { ...request.headers, 'x-auth-token': token } }),
        recover: async () => false
    };
}

;// CONCATENATED MODULE: ./src/auth/index.ts
/** The one place that knows which file serves which kind of credentials. */




const METHODS = {
    token: tokenSignIn,
    'access-key': accessKeySignIn,
    oidc: oidcSignIn,
    agency: agencySignIn
};
function createSignIn(credentials, parts) {
    const method = METHODS[credentials.kind];
    return method(credentials, parts);
}


/***/ }),

/***/ 632:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createCancellation)
/* harmony export */ });
const GIVE_UP_MS = 3_500;
const LOOKED_ENOUGH_MS = 5_000;
const END_MS = 6_000;
function createCancellation(clock) {
    const requested = new AbortController();
    const givenUp = new AbortController();
    const lookedEnough = new AbortController();
    const reason = new Error('the workflow was cancelled');
    let endsAt = 0;
    return {
        requested: requested.signal,
        givenUp: givenUp.signal,
        lookedEnough: lookedEnough.signal,
        remainingMs: () => Math.max(endsAt - clock.now(), 0),
        request() {
            if (requested.signal.aborted)
                return;
            endsAt = clock.now() + END_MS;
            requested.abort(reason);
            void clock.sleep(GIVE_UP_MS).then(() => givenUp.abort(reason));
            void clock.sleep(LOOKED_ENOUGH_MS).then(() => lookedEnough.abort(reason));
        }
    };
}


/***/ }),

/***/ 106:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bad),
/* harmony export */   u: () => (/* binding */ good)
/* harmony export */ });
const good = (value) => ({ ok: true, value });
const bad = (...faults) => ({ ok: false, faults });


/***/ }),

/***/ 373:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NE: () => (/* binding */ withDeadline),
/* harmony export */   ml: () => (/* binding */ systemClock),
/* harmony export */   vg: () => (/* binding */ systemRandom),
/* harmony export */   z7: () => (/* binding */ httpDate)
/* harmony export */ });
/**
 * Time and chance, the only file that may ask for either: everything else gets them as arguments, so that a
 * test can hold the clock.
 */
/** The longest delay that a timer takes; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const systemClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => new Promise(resolve => {
        if (signal?.aborted)
            return resolve();
        const end = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
        signal?.addEventListener('abort', end, { once: true });
    })
};
const systemRandom = () => Math.random();
/** The one form of a date that a server may send: `Date.parse` takes more, such as "-1" for a month of 2001. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** Milliseconds since 1970; NaN for what is no date. RFC 9110, 5.6.7 */
const httpDate = (header = '') => (HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN);
/**
 * Runs `work` with a signal that fires after `ms` milliseconds or with `outer`, whichever comes first, and takes
 * the timer back when the work is done. The reason of the signal is `expired` when the time ran out.
 */
async function withDeadline(clock, ms, outer, expired, work) {
    const deadline = new AbortController();
    const finished = new AbortController();
    void clock.sleep(ms, finished.signal).then(() => {
        if (!finished.signal.aborted)
            deadline.abort(expired);
    });
    try {
        return await work(outer ? AbortSignal.any([outer, deadline.signal]) : deadline.signal);
    }
    finally {
        finished.abort();
    }
}


/***/ }),

/***/ 962:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hb: () => (/* binding */ parametersCall),
/* harmony export */   Jt: () => (/* binding */ get),
/* harmony export */   OR: () => (/* binding */ stopCalls),
/* harmony export */   Sg: () => (/* binding */ artifactCalls),
/* harmony export */   UE: () => (/* binding */ runJobCalls),
/* harmony export */   gM: () => (/* binding */ stagesCall),
/* harmony export */   hl: () => (/* binding */ analysisCall),
/* harmony export */   kC: () => (/* binding */ logPageCall),
/* harmony export */   kZ: () => (/* binding */ stepsCall),
/* harmony export */   p3: () => (/* binding */ fullLogCalls),
/* harmony export */   vB: () => (/* binding */ recordCalls)
/* harmony export */ });
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(208);

/** Milliseconds. A cancelled step has 7.5 s in all, so a stop that hangs must leave time for another. */
const STOP_DEADLINE_MS = 3_000;
const FULL_LOG_DEADLINE_MS = 300_000;
const get = (path) => ({ method: 'GET', path, headers: { accept: 'application/json' } });
const post = (path, body) => ({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body)
});
/** RunJob (api.md §1.1), ExecuteJob (§1.2). */
const runJobCalls = (body) => [
    post('/v3/jobs/build', body),
    post('/v1/job/execute', body)
];
/** ShowJobBuildRecordDetail, ShowRecordDetail, and ShowBuildDetails, which tells less (§2.2, §2.3). */
const recordCalls = ({ jobId, buildNumber }) => [
    get(`/v1/record/${jobId}/${buildNumber}/record-info`),
    get(`/v4/jobs/${jobId}/${buildNumber}/record-info`),
    get(`/v1/job/${jobId}/${buildNumber}/build-info`)
];
/** DownloadRealTimeLog or DownloadBuildRealTimeLog (§2.6): one of them, as their offsets differ. */
const logPageCall = ({ jobId, buildNumber }, cursor) => {
    const family = cursor.family === 'v3' ? '/v3/jobs' : '/v1/log';
    return get(`${family}/${jobId}/${buildNumber}/real-time-log?${(0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .logQuery */ .dB)(cursor)}`);
};
/** DownloadBuildFullLog, DownloadBuildLog (§2.6). */
const fullLogCalls = (recordId, sink) => [
    `/v1/log/${encodeURIComponent(recordId)}/download-log?log_level=INFO&compress=false`,
    `/v4/${encodeURIComponent(recordId)}/download-log?log_level=INFO`
].map(path => ({ ...get(path), headers: { accept: '*/*' }, sink, deadlineMs: FULL_LOG_DEADLINE_MS }));
/** StopTheJob, StopBuildJob (§2.8). The number stands in the body by the documents, in the query by the SDKs. */
const stopCalls = ({ jobId, buildNumber }) => [
    post(`/v1/job/${jobId}/stop?build_no=${buildNumber}`, { build_no: Number(buildNumber) }),
    post(`/v3/jobs/${jobId}/${buildNumber}/stop`, {})
].map(call => ({ ...call, deadlineMs: STOP_DEADLINE_MS }));
/** ShowNewOutput, ShowOutputInfo (§2.7). */
const artifactCalls = ({ jobId, buildNumber }) => [
    get(`/v1/job/${jobId}/${buildNumber}/output`),
    get(`/v3/jobs/${jobId}/${buildNumber}/output-info`)
];
/** ShowBuildRecordFullStages (§2.5). */
const stagesCall = (recordId) => get(`/v1/record/${encodeURIComponent(recordId)}/full-stages`);
/** ShowHistoryDetails (§2.5). */
const stepsCall = ({ jobId, buildNumber }) => get(`/v3/jobs/${jobId}/${buildNumber}/history-details`);
/** ShowLogAnalysis (§2.6). */
const analysisCall = ({ jobId, buildNumber }) => get(`/v1/log/${jobId}/${buildNumber}/analysis?limit=100&offset=0`);
/** ListBuildParameter (§2.4): what a build was started with. */
const parametersCall = ({ jobId, buildNumber }) => get(`/v1/job/${jobId}/${buildNumber}/history-parameters`);


/***/ }),

/***/ 796:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ createBuildClient)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(637);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(734);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(809);
/* harmony import */ var _calls_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(962);
/* harmony import */ var _lists_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(642);
/**
 * The calls of CodeArts Build, one method each: signed, and sent to the twin of a path when the gateway does not
 * know the path itself (api.md §2.10).
 */





function createBuildClient(options) {
    const { once, patiently } = createSenders(options);
    const start = withTwins(patiently);
    const record = withTwins(once);
    const fullLog = withTwins(once);
    const stop = withTwins(once);
    const artifacts = withTwins(once);
    const builds = withTwins(once);
    return {
        runJob: (request, signal) => start((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .runJobCalls */ .UE)(request), signal),
        record: (build, signal) => record((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .recordCalls */ .vB)(build), signal),
        logPage: (build, cursor, signal) => once((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .logPageCall */ .kC)(build, cursor), signal),
        fullLog: (recordId, sink, signal) => fullLog((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .fullLogCalls */ .p3)(recordId, sink), signal),
        stop: (build, signal) => stop((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .stopCalls */ .OR)(build), signal),
        artifacts: (build, signal) => artifacts((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .artifactCalls */ .Sg)(build), signal),
        stages: (recordId, signal) => once((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .stagesCall */ .gM)(recordId), signal),
        steps: (build, signal) => once((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .stepsCall */ .kZ)(build), signal),
        analysis: (build, signal) => once((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .analysisCall */ .hl)(build), signal),
        builds: (jobId, { from, to }, page, signal) => builds((0,_lists_js__WEBPACK_IMPORTED_MODULE_4__/* .buildsCalls */ .RG)(jobId, from, to, page), signal),
        parameters: (build, signal) => once((0,_calls_js__WEBPACK_IMPORTED_MODULE_3__/* .parametersCall */ .Hb)(build), signal)
    };
}
/** Two ways to make a call; both make it once more when the sign-in was not accepted but could be renewed. */
function createSenders({ transport, signIn, baseUrl, retry }) {
    const over = (wrap, cancelled) => async ({ path, ...rest }, signal) => {
        const request = { ...rest, url: baseUrl + path };
        let sent = request;
        const send = wrap(async (plain, abort) => {
            sent = await authorized(signIn, plain, abort);
            if (cancelled?.aborted)
                throw new _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .H('aborted', false, CANCELLED);
            return transport(sent, abort);
        });
        const answer = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .readAnswer */ .JN)(await send(request, signal));
        if (answer.verdict !== 'unauthorized')
            return answer;
        const renewed = await signIn.recover(answer.response, sent);
        return renewed ? (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .readAnswer */ .JN)(await send(request, signal)) : answer;
    };
    // The retry goes around the signing, so that each try is signed anew.
    return {
        once: over(signed => signed),
        patiently: over(signed => (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .withRetry */ .bD)(signed, retry), retry.cancelled)
    };
}
const CANCELLED = 'The workflow was cancelled before the request was sent.';
/** Asks the path that served last, and the one after it only when the gateway does not know that path. */
function withTwins(send) {
    let served = 0;
    return async (calls, signal) => {
        for (;;) {
            const answer = await send(calls[served], signal);
            if (answer.verdict !== 'no-api' || served + 1 >= calls.length)
                return answer;
            served += 1;
        }
    };
}
/** A failure on the way to the sign-in says nothing was sent to the service, whatever was sent to the other. */
async function authorized(signIn, request, signal) {
    try {
        return await signIn.authorize(request, signal);
    }
    catch (error) {
        if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .H))
            throw error;
        throw new _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .H(error.reason, false, error.message, error);
    }
}


/***/ }),

/***/ 810:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ parseUrl),
/* harmony export */   on: () => (/* binding */ stsUrl),
/* harmony export */   pc: () => (/* binding */ baseUrl),
/* harmony export */   sO: () => (/* binding */ resolveEndpoint),
/* harmony export */   v: () => (/* binding */ iamUrl)
/* harmony export */ });
/* unused harmony export KNOWN_REGIONS */
/* harmony import */ var _checked_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(106);
/**
 * Where CodeArts Build answers. Host names follow one pattern with one exception (Dublin); an endpoint given by
 * the user wins over the region. Pure.
 * Regions: api.md §3, from the service's SDKs and https://support.huaweicloud.com/api-codeci/cloudbuild_03_0000.html
 */

const KNOWN_REGIONS = [
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
function resolveEndpoint(endpoint, region) {
    const given = endpoint === '' ? undefined : fromEndpoint(endpoint, region);
    if (region && !REGION.test(region)) {
        const fault = 'region: a region looks like cn-north-4 (lower-case letters, digits and hyphens).';
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(fault, ...(given?.ok === false ? given.faults : []));
    }
    if (given)
        return given;
    if (!region) {
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)('endpoint, region: give one of them, to say where the build task is. ' +
            `Known regions: ${KNOWN_REGIONS.join(', ')}.`);
    }
    const known = KNOWN_REGIONS.includes(region);
    return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)({
        url: `https://${buildHost(region)}`,
        region,
        warning: known
            ? undefined
            : `region: ${region} is not a region that CodeArts Build is known in; trying ${buildHost(region)}. ` +
                `Known regions: ${KNOWN_REGIONS.join(', ')}.`
    });
}
function buildHost(region) {
    return region === 'eu-west-101'
        ? 'build-backend.eu-west-101.myhuaweicloud.eu'
        : `cloudbuild-ext.${region}.myhuaweicloud.com`;
}
/** IAM of a region: a token of one region's IAM is good only there (api.md §3). */
const iamUrl = (region) => `https://iam.${region}.${domain(region)}`;
const stsUrl = (region) => `https://sts.${region}.${domain(region)}`;
/** Dublin is a cloud of its own. */
const domain = (region) => region === 'eu-west-101' ? 'myhuaweicloud.eu' : 'myhuaweicloud.com';
/** Never quotes the endpoint: a user may have written a password into it. */
function fromEndpoint(endpoint, region) {
    const parsed = parseUrl('endpoint', endpoint);
    if (!parsed.ok)
        return parsed;
    const { value: url } = parsed;
    return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)({
        url: baseUrl(url),
        region: region || BUILD_HOST.exec(url.hostname)?.[1],
        warning: undefined
    });
}
/** Scheme, host, port and path, without a slash at the end. */
const baseUrl = (url) => url.origin + url.pathname.replace(/\/+$/, '');
/** A host, host:port or URL as a URL that a secret may be sent to. `input` is the name to use in a fault. */
function parseUrl(input, text) {
    // The URL parser drops tabs and line breaks and reads \ as /, so such text is refused before it sees it.
    if (/[\s\p{Cc}\\]/u.test(text))
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${input}: it holds a space, a control character or a backslash.`);
    if (/[?#]/.test(text))
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${input}: leave out the query and the fragment (everything from ? or #).`);
    const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
    // The second: https:/host would be read as the path /host of a server named https.
    if (!URL.canParse(withScheme) || /^[^/]*:(?:\/(?!\/)|$)/.test(text))
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${input}: this is not a host, host:port or URL.`);
    const url = new URL(withScheme);
    if (text.includes('@'))
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${input}: leave out the user name and password before the @.`);
    if (url.protocol === 'http:' && isLoopback(url.hostname))
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)(url);
    if (url.protocol !== 'https:') {
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${input}: only https is allowed (http just for localhost), as a token would travel in the clear.`);
    }
    return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)(url);
}
/** @param hostname as the URL parser writes it: IPv4 in dotted form, IPv6 short and in brackets */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}


/***/ }),

/***/ 548:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ refusedError)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(637);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(916);
/** What the service's refusals mean for the user, and what to do next. Pure. */


/** @param what what was refused, as the start of the sentence, such as "The build was not started" */
function refusedError(what, answer) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('refused', `${what}: ${(0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAnswer */ .O1)(answer)}.`, hintFor(answer));
}
/** The service's "no such task", in the spellings of both families (api.md §1.3). */
const UNKNOWN_JOB = /^(?:DEVCB|CB)\.00031006$|^CB\.0006020[12]$|^DEV\.CB\.032011$/;
const TASK_HINT = 'Check job_id (the last part of the URL when you edit the task) and region: the task is not there, or the ' +
    'identity may not see it.';
const HOST_HINT = 'The gateway does not know the call: endpoint or region points to a host that is not CodeArts Build.';
function hintFor(answer) {
    const { verdict, status, content } = answer;
    if (content.kind === 'error' && UNKNOWN_JOB.test(content.code))
        return TASK_HINT;
    switch (verdict) {
        case 'unauthorized':
            return ('Sign-in was not accepted. An IAM token lives 24 hours and works only in the region and project that it ' +
                'was made for: if you gave one, get a new one, and check that endpoint or region fits it. An access key needs ' +
                'both its halves and the project of the task.');
        case 'no-api':
            return HOST_HINT;
        case 'throttled':
            return 'Too many requests for now. Run the step again later, or fewer of them at the same time.';
        case 'redirected':
            return 'Redirects are not followed, as they would carry the sign-in to another server. Check endpoint.';
        default:
            return status === 404 && !isFromService(content) ? HOST_HINT : hintForStatus(status);
    }
}
/** Not from the gateway before it, or another server. */
const isFromService = (content) => content.kind === 'error' && !/^API(?:G|GW)\./.test(content.code);
function hintForStatus(status) {
    if (status === 403) {
        return ('The identity lacks a right: give it a role in the CodeArts project that may run this build task, and the ' +
            'IAM permission for CodeArts Build.');
    }
    if (status === 404 || status === 422)
        return TASK_HINT;
    return 'Check the inputs that the message speaks of; parameters must be declared in the task with "set at run time".';
}


/***/ }),

/***/ 642:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ readBuilds),
/* harmony export */   RG: () => (/* binding */ buildsCalls),
/* harmony export */   Zu: () => (/* binding */ readParameters),
/* harmony export */   md: () => (/* binding */ PAGE_SIZE)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(637);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(992);
/* harmony import */ var _calls_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(962);
/** The list of a task's builds, and what a build was started with. Pure. api.md §2.4 */



const PAGE_SIZE = 100;
/**
 * ListBuildInfoRecordByJobId and its twin.
 * @param from milliseconds since 1970, like `to`; at most 31 days apart
 */
function buildsCalls(jobId, from, to, page) {
    const query = new URLSearchParams({
        start_time: wallClock(from),
        end_time: wallClock(to),
        page_index: String(page),
        page_size: String(PAGE_SIZE)
    });
    // A plus sign is a space only in forms; an encoded space is one everywhere.
    const text = query.toString().replaceAll('+', '%20');
    return [(0,_calls_js__WEBPACK_IMPORTED_MODULE_1__/* .get */ .Jt)(`/v1/record/${jobId}/list?${text}`), (0,_calls_js__WEBPACK_IMPORTED_MODULE_1__/* .get */ .Jt)(`/v3/jobs/${jobId}/build-info-records?${text}`)];
}
/** The lists read times as clocks in Beijing show them: eight hours ahead of UTC, all year. */
function wallClock(time) {
    return new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
/** @returns undefined when the value is no list */
function readBuilds(value) {
    const builds = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) ? value['job_build_states'] : undefined;
    if (builds === null)
        return [];
    if (!Array.isArray(builds))
        return undefined;
    const read = builds.filter(_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce).flatMap(fields => {
        const buildNumber = text(fields['number'] ?? fields['build_no']);
        if (!/^[1-9]\d{0,15}$/.test(buildNumber))
            return [];
        const commit = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(fields['commit_info']) ? fields['commit_info']['commit_id'] : undefined;
        return {
            buildNumber,
            dailyBuildNumber: text(fields['daily_build_number']),
            commit: text(fields['commit_id']) || text(commit),
            branch: text(fields['code_branch']),
            startedAt: time(fields['start_time'])
        };
    });
    // A list of which nothing can be read does not say that there is nothing.
    return read.length === 0 && builds.length > 0 ? undefined : read;
}
/** ListBuildParameter. @returns undefined when the value is no list */
function readParameters(value) {
    if (!Array.isArray(value))
        return undefined;
    return value
        .filter(_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)
        .flatMap(({ name, value: content }) => typeof name === 'string' && typeof content === 'string' ? { name, value: content } : []);
}
const text = (value) => typeof value === 'string' || typeof value === 'number' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(String(value)) : '';
function time(value) {
    if (typeof value === 'number' && value > 0)
        return value;
    if (typeof value !== 'string')
        return undefined;
    const parsed = /^\d{12,14}$/.test(value) ? Number(value) : Date.parse(value);
    return Number.isNaN(parsed) ? undefined : parsed;
}


/***/ }),

/***/ 208:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ES: () => (/* binding */ LOG_START),
  fu: () => (/* binding */ createLineAssembler),
  dB: () => (/* binding */ logQuery),
  _7: () => (/* binding */ readLogPage)
});

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: ./src/answer.ts + 1 modules
var src_answer = __nccwpck_require__(637);
;// CONCATENATED MODULE: ./src/codearts/log.ts
/**
 * A page of the live log, and where the next one starts. The two families name things differently and say nothing
 * of the unit of an offset, so an offset is only ever passed back, never computed (api.md §2.6). Pure.
 */


const LOG_START = {
    v3: { family: 'v3', offset: '0' },
    v1: { family: 'v1', offset: '0' }
};
/** The query of the call that reads the page at a cursor. */
function logQuery({ family, offset }) {
    return family === 'v3'
        ? `offset=${encodeURIComponent(offset)}&length=1000000`
        : `start_offset=${encodeURIComponent(offset)}&end_offset=0&size=1000`;
}
/** @returns undefined when the answer holds no page */
function readLogPage(answer, at) {
    if (answer.content.kind !== 'value' || !(0,src_answer/* isFields */.Ce)(answer.content.value))
        return undefined;
    const fields = answer.content.value;
    const content = at.family === 'v3' ? fields['content'] : fields['log'];
    const end = at.family === 'v3' ? fields['offset'] : fields['end_offset'];
    const more = at.family === 'v3' ? fields['has_more_data'] : fields['has_more'];
    if (content === undefined && end === undefined)
        return undefined;
    return {
        content: typeof content === 'string' ? content : '',
        bytewise: answer.encoding === 'latin1',
        next: { family: at.family, offset: readOffset(end) ?? at.offset },
        more: more === true || more === 'true'
    };
}
function readOffset(value) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /^\d{1,20}$/.test(text) ? text : undefined;
}
/** A line that is longer is passed on in pieces, so that a log without line breaks does not fill the memory. */
const LONGEST_HELD = 2 ** 16;
function createLineAssembler() {
    const decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    let held = '';
    return {
        push({ content, bytewise }) {
            const text = held + (bytewise ? decodeBytes(decoder, content) : wholeText(decoder, content));
            const cut = wholeLines(text);
            held = text.slice(cut);
            return text.slice(0, cut);
        },
        end() {
            const rest = held + decoder.end();
            held = '';
            return rest;
        }
    };
}
/** The index up to which a text can be passed on. */
function wholeLines(text) {
    const afterBreak = text.lastIndexOf('\n') + 1;
    if (text.length - afterBreak <= LONGEST_HELD)
        return afterBreak;
    // The first half of a surrogate pair waits for the second, as does that of CR LF.
    return /[\r\ud800-\udbff]$/.test(text.slice(-1)) ? text.length - 1 : text.length;
}
/** A character that an earlier page began, and that this one does not go on with, is not held back. */
function wholeText(decoder, content) {
    return content === '' ? '' : decoder.end() + content;
}
/** Characters beyond one byte came as JSON escapes; they are whole. */
function decodeBytes(decoder, content) {
    const pieces = content.match(/[\0-\xff]+|[^\0-\xff]+/g) ?? [];
    return pieces
        .map(piece => (piece.charCodeAt(0) > 0xff ? piece : decoder.write(Buffer.from(piece, 'latin1'))))
        .join('');
}


/***/ }),

/***/ 25:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readCreation),
/* harmony export */   g: () => (/* binding */ readProgress)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(637);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(992);
/**
 * The service's words for the state of a build, and what they mean. No page lists all of them, so an unknown word
 * is never an error: it counts as an end only once the record has a finish time. Pure.
 * api.md §2.2, §2.3; https://support.huaweicloud.com/api-codeci/ShowJobBuildRecordDetail.html
 */


const ENDS = {
    SUCCESS: 'success',
    FAILURE: 'failure',
    FAILED: 'failure',
    ERROR: 'failure',
    SCHEDULE_FAILURE: 'failure',
    ABORTED: 'aborted',
    TIMEOUT: 'timeout'
};
/** Words for a build that waits for an executor. */
const WAITING = new Set(['', 'QUEUED', 'INQUEUE', 'PENDING', 'RUNNABLE', 'WAITING']);
/**
 * Reads record-info (v1, v4; the old v3 in camelCase) or build-info; a list with one object counts as the object.
 * @returns undefined when the value tells nothing of a build, as it may be shortly after the start
 */
function readProgress(value) {
    const fields = Array.isArray(value) ? value[0] : value;
    if (!(0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(fields))
        return undefined;
    if (typeof fields['building'] === 'boolean')
        return fromBuildInfo(fields, fields['building']);
    const word = text(fields, 'status');
    const started = text(fields, 'start_time');
    const finished = text(fields, 'finish_time');
    const record = readRecord(fields, word);
    // A status alone may be that of the call: an envelope without content says `success`, too.
    if (record.recordId === '' && started === '' && finished === '')
        return undefined;
    return progressOf(record, finished !== '', started !== '');
}
/** When the build was asked for, in milliseconds since 1970 by the service's clock; undefined where that is not told. */
function readCreation(value) {
    const created = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) ? Date.parse(text(value, 'create_time')) : Number.NaN;
    return Number.isNaN(created) ? undefined : created;
}
function fromBuildInfo(fields, building) {
    const record = readRecord(fields, text(fields, 'build_result'));
    return building ? { done: false, phase: 'running', record } : progressOf(record, true, true);
}
function progressOf(record, finished, started) {
    const word = record.word.toUpperCase();
    const outcome = ENDS[word];
    if (outcome)
        return { done: true, outcome, record };
    if (finished)
        return { done: true, outcome: 'unknown', record };
    const waiting = WAITING.has(word) && !started;
    return { done: false, phase: waiting ? 'queued' : 'running', record };
}
function readRecord(fields, word) {
    const duration = fields['duration'];
    return {
        recordId: text(fields, 'build_record_id'),
        projectId: text(fields, 'devcloud_project_id'),
        dailyBuildNumber: text(fields, 'daily_build_num') || text(fields, 'daily_build_number'),
        executionId: text(fields, 'execution_id'),
        commit: text(fields, 'commit'),
        durationMs: typeof duration === 'number' && duration >= 0 ? duration : undefined,
        word,
        reason: text(fields, 'err_msg')
    };
}
/** A field by its snake_case name, else by the camelCase of the old calls; one harmless line. */
function text(fields, name) {
    const camel = name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
    const value = fields[name] ?? fields[camel];
    return typeof value === 'string' || typeof value === 'number' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(String(value)) : '';
}


/***/ }),

/***/ 29:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L1: () => (/* binding */ readCredentials),
/* harmony export */   VP: () => (/* binding */ SECRET_VARIABLES),
/* harmony export */   pH: () => (/* binding */ SECRET_INPUTS)
/* harmony export */ });
/* harmony import */ var _checked_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(106);
/* harmony import */ var _codearts_endpoint_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(810);


/** What must never be shown; masked before anything else is done. */
const SECRET_INPUTS = ['token', 'secret_access_key', 'security_token'];
const SECRET_VARIABLES = [
    'HUAWEI_CLOUD_SECRET_ACCESS_KEY',
    'HUAWEI_CLOUD_SECURITY_TOKEN'
];
const METHODS = [
    { kind: 'oidc', needs: ['identity_provider'], takes: ['audience'] },
    { kind: 'agency', needs: ['oidc_provider_urn', 'agency_urn'], takes: ['audience'] },
    { kind: 'access-key', needs: ['access_key_id', 'secret_access_key'], takes: ['security_token'] },
    { kind: 'token', needs: ['token'], takes: [] }
];
const CHOICES = 'identity_provider (GitHub OIDC, no stored secret, recommended); access_key_id and secret_access_key, or the ' +
    'variables HUAWEI_CLOUD_ACCESS_KEY_ID and HUAWEI_CLOUD_SECRET_ACCESS_KEY; oidc_provider_urn and agency_urn ' +
    '(GitHub OIDC by STS, preview); token (an IAM token, which lives 24 hours)';
const variableName = (name) => `HUAWEI_CLOUD_${name.toUpperCase()}`;
/** @param region the region of the task, or empty when only an endpoint is known */
function readCredentials(source, region) {
    const input = name => source.input(name).trim();
    const variables = {
        read: name => source.variable(variableName(name)).trim(),
        called: variableName
    };
    const chosen = METHODS.filter(({ needs }) => needs.some(name => input(name) !== ''));
    if (chosen.length > 1) {
        const names = chosen.map(({ needs }) => needs.find(name => input(name) !== ''));
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${names.join(', ')}: these are ${names.length} ways to sign in; give one of them.`);
    }
    const project = readProject(input, variables, region);
    const [method] = chosen;
    if (method) {
        const missing = method.needs.filter(name => input(name) === '');
        if (missing.length > 0)
            return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${missing.join(', ')}: missing; it goes with ${method.needs.join(' and ')}.`);
        return READERS[method.kind]({ read: input, called: name => name }, project, input);
    }
    return withoutMethod(input, variables, project);
}
/** No input makes a method: a key in the variables that huaweicloud/auth-action exports, or nothing. */
function withoutMethod(input, variables, project) {
    const stray = METHODS.find(({ takes }) => takes.some(name => input(name) !== ''));
    if (stray)
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${stray.needs.join(', ')}: missing; ${stray.takes.join(', ')} goes with it.`);
    const names = ['access_key_id', 'secret_access_key'];
    const missing = names.filter(name => variables.read(name) === '').map(variables.called);
    if (missing.length === 0)
        return READERS['access-key'](variables, project, input);
    if (missing.length === 1)
        return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`${missing[0]}: this variable is missing; the other half of the key is there.`);
    return (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(`token: nothing says how to sign in. Give one of: ${CHOICES}.`);
}
/**
 * The project, with the place of the IAM that knows it. Its id may come from a variable, as it is no secret; its
 * name is the region's.
 */
function readProject(input, variables, region) {
    const isInput = input('project_id') !== '';
    const projectId = isInput ? input('project_id') : variables.read('project_id');
    const name = isInput ? 'project_id' : variables.called('project_id');
    const iam = readHost('iam_endpoint', input, region === '' ? '' : (0,_codearts_endpoint_js__WEBPACK_IMPORTED_MODULE_1__/* .iamUrl */ .v)(region));
    return {
        value: { projectId, region, iamUrl: iam.value },
        faults: [
            ...unless(/^[A-Za-z0-9]{0,64}$/.test(projectId), `${name}: it is not made of letters and digits.`),
            ...iam.faults
        ]
    };
}
/** Empty when there is neither an input nor a default. */
function readHost(name, input, byDefault) {
    const text = input(name);
    if (text === '')
        return { value: byDefault, faults: [] };
    const url = (0,_codearts_endpoint_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .Dl)(name, text);
    return url.ok ? { value: (0,_codearts_endpoint_js__WEBPACK_IMPORTED_MODULE_1__/* .baseUrl */ .pc)(url.value), faults: [] } : { value: text, faults: url.faults };
}
const READERS = {
    token: given => checked({ kind: 'token', token: given.read('token') }, unprintable(given, ['token'])),
    'access-key': (given, project) => checked({
        kind: 'access-key',
        accessKeyId: given.read('access_key_id'),
        secretAccessKey: given.read('secret_access_key'),
        securityToken: given.read('security_token'),
        project: project.value
    }, unprintable(given, ['access_key_id', 'secret_access_key', 'security_token']), project.faults, projectFaults(project)),
    oidc: (given, project) => {
        const identityProvider = given.read('identity_provider');
        return checked({ kind: 'oidc', identityProvider, audience: given.read('audience'), project: project.value }, unless(/^[A-Za-z0-9_-]{1,64}$/.test(identityProvider), 'identity_provider: it is the name of the provider in IAM, 1 to 64 letters, digits, _ and -.'), unprintable(given, ['audience']), project.faults, projectFaults(project), unless(project.value.iamUrl !== '', 'region, iam_endpoint: give one, to say where IAM is.'));
    },
    agency: (given, project, input) => {
        const [oidcProviderUrn, agencyUrn] = [given.read('oidc_provider_urn'), given.read('agency_urn')];
        const { region } = project.value;
        const sts = readHost('sts_endpoint', input, region === '' ? '' : (0,_codearts_endpoint_js__WEBPACK_IMPORTED_MODULE_1__/* .stsUrl */ .on)(region));
        const audience = given.read('audience');
        return checked({ kind: 'agency', oidcProviderUrn, agencyUrn, audience, stsUrl: sts.value, project: project.value }, unless(/^iam::[^:\s]+:oidcProvider:\S+$/.test(oidcProviderUrn), 'oidc_provider_urn: it looks like iam::ACCOUNT_ID:oidcProvider:NAME.'), unless(/^iam::[^:\s]+:agency:\S+$/.test(agencyUrn), 'agency_urn: it looks like iam::ACCOUNT_ID:agency:NAME.'), unprintable(given, ['audience']), project.faults, projectFaults(project), sts.faults, unless(sts.value !== '', 'region, sts_endpoint: give one, to say where STS is.'));
    }
};
/** Everything that is wrong, or the credentials. */
function checked(credentials, ...faults) {
    return faults.flat().length > 0 ? (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(...faults.flat()) : (0,_checked_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)(credentials);
}
const unless = (holds, fault) => (holds ? [] : [fault]);
const projectFaults = ({ value: { projectId, region } }) => unless(projectId !== '' || region !== '', 'project_id, region: give one, so that the project is known.');
function unprintable({ read, called }, names) {
    return names
        .filter(name => !/^[\x21-\x7e]*$/.test(read(name)))
        .map(name => `${called(name)}: it is not one line of printable ASCII without spaces. Check how it was pasted.`);
}


/***/ }),

/***/ 916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ describeError),
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/**
 * What can go wrong, as the user meets it. One class: `message` says what happened, `hint` what to do next,
 * `code` lets the story tell the cases apart.
 */
class ActionError extends Error {
    code;
    hint;
    constructor(code, message, hint, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = hint;
    }
}
/** The lines to show for anything that was thrown: a stack only for our own bugs. */
function describeError(error) {
    if (error instanceof ActionError)
        return error.hint ? `${error.message}\n${error.hint}` : error.message;
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `This is a bug in the action, please report it: ${what}`;
}


/***/ }),

/***/ 196:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ findBuild)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(373);
/* harmony import */ var _codearts_lists_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(642);
/* harmony import */ var _codearts_status_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(25);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(916);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(734);





/** Milliseconds before each look; about a minute in all. */
const PAUSES_MS = [2_000, 5_000, 8_000, 10_000, 15_000, 20_000];
/** A build may be dated this much before the request, as the clocks of one service differ a little. */
const DATED_EARLIER_MS = 15_000;
/** To both sides, whatever time zone the list reads its window in. */
const WINDOW_MS = 24 * 3_600_000;
const MOST_PAGES = 20;
async function findBuild(sought, options) {
    const { clock, hurry } = options;
    let found = { kind: 'blind' };
    for (const pause of PAUSES_MS) {
        await clock.sleep(pause, hurry);
        const look = await lookOnce(sought, options);
        found = look?.found ?? inDoubt(found);
        // A build that fits is not the end of it: ours may show up after one that is like it.
        if (look?.certain || hurry.aborted)
            break;
    }
    return found.kind === 'none' && hurry.aborted ? { kind: 'none-yet' } : found;
}
/** What an earlier look showed, when the later one failed. */
function inDoubt(found) {
    if (found.kind === 'one')
        return { kind: 'unsure', candidates: [found.build] };
    return found.kind === 'none' ? { kind: 'blind' } : found;
}
/** @returns undefined when the service could not be asked */
async function lookOnce(sought, options) {
    const listed = await listBuilds(sought, options);
    if (!listed)
        return undefined;
    const fits = [];
    const guesses = [];
    for (const listedBuild of listed.builds) {
        const { judgement, build } = await judge(listedBuild, listed.since, sought, options);
        if (judgement === 'ours')
            return { found: { kind: 'one', build }, certain: true };
        if (judgement === 'fits')
            fits.push(build);
        if (judgement === 'guess')
            guesses.push(build);
    }
    const candidates = [...fits, ...guesses];
    const [only] = fits;
    if (only && candidates.length === 1)
        return { found: { kind: 'one', build: only }, certain: false };
    return {
        found: candidates.length === 0 ? { kind: 'none' } : { kind: 'unsure', candidates },
        certain: false
    };
}
/** All builds of the task that the service dates after the request, by its own clock. */
async function listBuilds(sought, options) {
    const first = await readPages(sought, options, 0);
    // A runner whose clock is far off has looked at the wrong day: once more, by the service's clock.
    const again = first && Math.abs(first.skew) > WINDOW_MS / 4 ? await readPages(sought, options, first.skew) : first;
    if (!again)
        return undefined;
    const since = sought.sentAt + again.skew - DATED_EARLIER_MS;
    const builds = again.builds.filter(({ startedAt }) => startedAt === undefined || startedAt >= since);
    return { builds, since };
}
async function readPages(sought, options, expectedSkew) {
    const { client, clock, signal } = options;
    const now = clock.now() + expectedSkew;
    const window = { from: now - WINDOW_MS, to: now + WINDOW_MS };
    const builds = [];
    let skew = expectedSkew;
    for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await ask(() => client.builds(sought.request.job_id, window, page, signal));
        const listed = answer && readList(answer);
        if (!listed)
            return undefined;
        const date = (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .httpDate */ .z7)(answer.response.headers['date']);
        if (!Number.isNaN(date))
            skew = date - clock.now();
        builds.push(...listed);
        if (listed.length < _codearts_lists_js__WEBPACK_IMPORTED_MODULE_1__/* .PAGE_SIZE */ .md)
            break;
    }
    return { builds, skew };
}
/** A task that was never built is refused with a code of its own (api.md §1.3). */
function readList({ verdict, content }) {
    if (content.kind === 'error' && content.code === 'CB.00031059')
        return [];
    return verdict === 'ok' && content.kind === 'value' ? (0,_codearts_lists_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuilds */ .Az)(content.value) : undefined;
}
async function judge(listed, since, sought, options) {
    const { scm = {} } = sought.request;
    const place = [match(scm.build_commit_id, listed.commit), match(scm.branch, listed.branch)];
    if (place.includes('other')) {
        return { judgement: 'other', build: { ...listed, projectId: '', recordId: '' } };
    }
    const { executionId, createdAt, ...ids } = await readRecord(listed, sought, options);
    const build = { ...listed, ...ids };
    // The list may date a build by its first step, which comes late after a long queue.
    if (createdAt !== undefined && createdAt < since)
        return { judgement: 'other', build };
    const used = await readUsed(listed, sought, options);
    return { judgement: weigh(place, executionId, used, sought), build };
}
/** @param used the parameters that the build was started with; undefined when they could not be read */
function weigh(place, executionId, used, sought) {
    const { parameter = [] } = sought.request;
    const facts = parameter.map(({ name, value }) => ({ name, fact: match(value, used?.get(name) ?? '') }));
    const proofs = [
        match(sought.octopusJobName, executionId),
        ...facts.filter(({ name }) => name === sought.uniqueParameter).map(({ fact }) => fact)
    ];
    if (proofs.includes('same'))
        return 'ours';
    const evidence = [...place, ...facts.map(({ fact }) => fact)];
    if (evidence.includes('other') || proofs.includes('other'))
        return 'other';
    // Who gave a key wants no likeness taken for it.
    return used && evidence.includes('same') && sought.uniqueParameter === '' ? 'fits' : 'guess';
}
/** Silent when we sent nothing, the service tells nothing, or it hides a secret value. */
function match(sent, told) {
    if (!sent || told === '' || /^\*+$/.test(told))
        return 'silent';
    return sent === told ? 'same' : 'other';
}
/**
 * By their names. Undefined when they could not be read now: what they say may be what tells the build from ours. A
 * service that has no such call tells nothing.
 */
async function readUsed({ buildNumber }, { request }, { client, signal }) {
    if (!request.parameter)
        return new Map();
    const answer = await ask(() => client.parameters({ jobId: request.job_id, buildNumber }, signal));
    if (answer?.verdict === 'no-api')
        return new Map();
    const used = answer?.content.kind === 'value' ? (0,_codearts_lists_js__WEBPACK_IMPORTED_MODULE_1__/* .readParameters */ .Zu)(answer.content.value) : undefined;
    return used && new Map(used.map(({ name, value }) => [name, value]));
}
async function readRecord({ buildNumber }, { request }, { client, signal }) {
    const answer = await ask(() => client.record({ jobId: request.job_id, buildNumber }, signal));
    const value = answer?.content.kind === 'value' ? answer.content.value : undefined;
    const { executionId = '', projectId = '', recordId = '' } = (0,_codearts_status_js__WEBPACK_IMPORTED_MODULE_2__/* .readProgress */ .g)(value)?.record ?? {};
    return { executionId, projectId, recordId, createdAt: (0,_codearts_status_js__WEBPACK_IMPORTED_MODULE_2__/* .readCreation */ .C)(value) };
}
/** @returns undefined when there is no answer */
async function ask(call) {
    try {
        return await call();
    }
    catch (error) {
        if (error instanceof _http_js__WEBPACK_IMPORTED_MODULE_4__/* .HttpFailure */ .H || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 734:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ HttpFailure),
  o: () => (/* binding */ createTransport)
});

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
var external_node_http_default = /*#__PURE__*/__nccwpck_require__.n(external_node_http_namespaceObject);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
var external_node_https_default = /*#__PURE__*/__nccwpck_require__.n(external_node_https_namespaceObject);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(383);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __nccwpck_require__(373);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(992);
;// CONCATENATED MODULE: ./src/http.ts
/**
 * The door to the network: one request, one answer, over `@actions/http-client` for its proxy and runner support.
 * What that library does not give is done here: a deadline over the whole exchange, a body reader that notices a
 * cut connection (its own never settles, and Node then exits 0), a size limit, no redirects (they would carry
 * `X-Auth-Token` to another host), and the answer to the question that matters for a start: was anything sent?
 */





/** No usable answer. `sent` is false only when not a byte of the request can have reached the server. */
class HttpFailure extends Error {
    reason;
    sent;
    /** What arrived of the body before the exchange broke. */
    partial;
    constructor(reason, sent, message, cause, partial = '') {
        super(message, { cause });
        this.name = 'HttpFailure';
        this.reason = reason;
        this.sent = sent;
        this.partial = partial;
    }
}
function createTransport(options) {
    const { clock, userAgent, deadlineMs = 30_000, maxBytes = 16 * 2 ** 20, redact = body => body } = options;
    const clients = new Map();
    // One client for each origin: the library keeps one agent, made for the protocol of its first request.
    const clientFor = (url) => {
        const { origin } = new URL(url);
        const client = clients.get(origin) ?? new lib/* HttpClient */.Qq(userAgent, [], { allowRedirects: false, keepAlive: true });
        clients.set(origin, client);
        return client;
    };
    return async (request, signal) => {
        const trace = { sent: false, received: [] };
        const ms = request.deadlineMs ?? deadlineMs;
        const expired = new Expired(`nothing complete within ${ms / 1000} s`);
        try {
            return await (0,src_clock/* withDeadline */.NE)(clock, ms, signal, expired, async (deadline) => {
                const message = await rejectOnAbort(deadline, send(clientFor(request.url), request, deadline, trace));
                const body = await rejectOnAbort(deadline, receive(message, request, maxBytes, trace));
                const headers = joinHeaders(message.headers, redact);
                return { status: message.statusCode ?? 0, headers, body: redact(body) };
            });
        }
        catch (error) {
            const reason = signal?.aborted ? 'aborted' : reasonOf(error, trace.sent);
            const message = describe(reason, new URL(request.url).host, error);
            const partial = redact(Buffer.concat(trace.received)).toString('utf8');
            throw new HttpFailure(reason, trace.sent, message, error, partial);
        }
    };
}
class Expired extends Error {
}
class TooLarge extends Error {
}
/** Resolves with the head of the answer. The options are our own, as the library passes no signal on. */
async function send(client, request, signal, trace) {
    const parsedUrl = new URL(request.url);
    const wire = parsedUrl.protocol === 'https:' ? (external_node_https_default()) : (external_node_http_default());
    const headers = { ...request.headers, 'user-agent': client.userAgent };
    const options = {
        method: request.method,
        headers,
        agent: strictAgent(client, request.url),
        signal
    };
    const tracedRequest = (merged, onAnswer) => wire.request(parsedUrl, merged, onAnswer).once('socket', socket => noteWhenSent(socket, trace));
    // Of the module that it is given, the library calls `request` alone.
    const httpModule = { request: tracedRequest };
    const response = await client.requestRaw({ options, parsedUrl, httpModule }, request.body ?? '');
    return response.message;
}
/** The agent for a URL (direct or through the proxy), with certificates checked whatever the environment says. */
function strictAgent(client, url) {
    const agent = client.getAgent(url);
    agent.options = { ...agent.options, rejectUnauthorized: true };
    return agent;
}
/**
 * A request is written once its socket is connected (TLS: once the handshake is done and the certificate accepted);
 * on a connection that was open already, at once.
 */
function noteWhenSent(socket, trace) {
    const note = () => {
        trace.sent = true;
    };
    if (socket.encrypted && socket.secureConnecting)
        socket.once('secureConnect', note);
    else if (!socket.encrypted && socket.connecting)
        socket.once('connect', note);
    else
        note();
}
/** Rejects when the signal fires, even if the work never settles (a proxy that goes silent during CONNECT). */
async function rejectOnAbort(signal, work) {
    let stop = () => { };
    const aborted = new Promise((_, reject) => {
        stop = () => reject(signal.reason);
        if (signal.aborted)
            stop();
        signal.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}
async function receive(message, request, maxBytes, { received }) {
    const { statusCode = 0, headers } = message;
    const isFile = statusCode >= 200 && statusCode < 300 && !headers['content-type']?.includes('json');
    if (!request.sink || !isFile)
        return readBody(message, request.maxBytes ?? maxBytes, received);
    for await (const piece of message)
        await request.sink(piece);
    return Buffer.alloc(0);
}
async function readBody(message, maxBytes, chunks) {
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > maxBytes)
            throw new TooLarge(`more than ${maxBytes} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** Headers are shown too, such as the request id. One that hands out a token is not, and has to stay whole. */
function joinHeaders(headers, redact) {
    const joined = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value === undefined)
            continue;
        const text = Array.isArray(value) ? value.join(', ') : value;
        joined[name] = name.endsWith('-token') ? text : redact(Buffer.from(text, 'latin1')).toString('latin1');
    }
    return joined;
}
const NAME_NOT_RESOLVED = /^(?:ENOTFOUND|EAI_\w+)$/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH/;
/** The words of the `tunnel` package, which drops the code of its cause. */
const PROXY = /tunneling socket|illegal response body from proxy/;
const PROXY_LOGIN = /statusCode=407/;
function reasonOf(error, sent) {
    if (error instanceof Expired)
        return 'deadline';
    if (error instanceof TooLarge)
        return 'too-large';
    if (PROXY.test(textOf(error)))
        return PROXY_LOGIN.test(textOf(error)) ? 'proxy-login' : 'proxy';
    if (NAME_NOT_RESOLVED.test(codeOf(error)))
        return 'name';
    if (CERTIFICATE.test(codeOf(error)))
        return 'certificate';
    return sent ? 'cut' : 'connection';
}
const SENTENCES = {
    name: host => `The name of ${host} could not be resolved`,
    connection: host => `No connection to ${host} could be made`,
    certificate: host => `The certificate of ${host} is not trusted`,
    proxy: host => `The proxy did not open a connection to ${host}`,
    'proxy-login': host => `The proxy wants a login to open a connection to ${host}`,
    deadline: host => `${host} did not answer in time`,
    cut: host => `The connection to ${host} broke before the answer was complete`,
    'too-large': host => `The answer of ${host} is too large`,
    aborted: host => `The request to ${host} was given up`
};
/** A sentence of ours, then the library's words, which hold no secret: they name codes, hosts and ports. */
function describe(reason, host, error) {
    return `${SENTENCES[reason](host)} (${(0,src_text/* printable */.g$)(textOf(error) || codeOf(error))}).`;
}
/** Empty for the error that Node makes when several addresses of one name failed; the code is kept there. */
const textOf = (error) => fieldOf(error, 'message') ?? String(error);
const codeOf = (error) => fieldOf(error, 'code') ?? '';
/** Asks for the field and not for the class, as `instanceof` fails for an error from another realm. */
function fieldOf(error, field) {
    const value = Object(error)[field];
    return typeof value === 'string' ? value : undefined;
}


/***/ }),

/***/ 407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(178);
/* harmony import */ var _auth_index_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(797);
/* harmony import */ var _cancellation_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(632);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(373);
/* harmony import */ var _codearts_client_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(796);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(29);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(916);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(734);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(592);
/* harmony import */ var _post_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(661);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(570);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(856);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(194);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(311);
/**
 * The entry of the action, main and post in one: builds the real parts and sees to it that the process ends, once,
 * with the truth. A promise that nobody settles (a library that waits for ever) would let Node end quietly with
 * exit code 0; the guard turns that into a failure.
 */


















const runner = (0,_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .createRunner */ .j)();
const secrets = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_15__/* .createSecrets */ .g)(runner.mask);
const variable = (name) => process.env[name] ?? '';
/**
 * By the script that the runner started, and not by what was saved: a cancelled run may have ended main before it
 * saved anything, and a post that takes itself for main would start a build.
 */
const isPost = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(process.argv[1] ?? '') === 'post.js';
const cancellation = (0,_cancellation_js__WEBPACK_IMPORTED_MODULE_16__/* .createCancellation */ .M)(_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .ml);
process.on('SIGINT', cancellation.request);
process.on('SIGTERM', cancellation.request);
async function main() {
    // As long as no start is under way, post has nothing to do.
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_14__/* .saveForPost */ .T)(runner, { kind: 'closed' });
    const inputs = takeInputs();
    const tempFolder = variable('RUNNER_TEMP') || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)();
    const client = buildClient(inputs);
    const parts = { runner, client, clock: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .ml, random: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemRandom */ .vg, uniqueKey: node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID, cancellation, tempFolder };
    await (0,_run_js__WEBPACK_IMPORTED_MODULE_12__/* .run */ .e)(inputs, (0,_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .readWorkflowRun */ .h)(), parts);
}
/** Masks first: whatever is wrong with the inputs, no secret is shown. */
function takeInputs() {
    const input = (name) => _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getInput */ .V4(name, { trimWhitespace: false });
    for (const name of _credentials_js__WEBPACK_IMPORTED_MODULE_7__/* .SECRET_INPUTS */ .pH)
        secrets.keep(input(name));
    for (const name of _credentials_js__WEBPACK_IMPORTED_MODULE_7__/* .SECRET_VARIABLES */ .VP)
        secrets.keep(variable(name));
    const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_10__/* .readInputs */ .K)({ input, variable });
    if (inputs.ok)
        return inputs.value;
    const { faults } = inputs;
    const head = faults.length === 1 ? '' : `${faults.length} inputs are wrong; nothing was sent.\n`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .ActionError */ .l('input', head + faults.join('\n'));
}
function buildClient(inputs) {
    const userAgent = `codearts-build-action/${_version_js__WEBPACK_IMPORTED_MODULE_17__/* .VERSION */ .x}`;
    const transport = (0,_http_js__WEBPACK_IMPORTED_MODULE_9__/* .createTransport */ .o)({ clock: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .ml, userAgent, redact: secrets.redact });
    const onWait = (why, ms, nextTry) => runner.info(`${why} Try ${nextTry} comes in ${Math.ceil(ms / 1000)} s.`);
    const { keep: mask } = secrets;
    return (0,_codearts_client_js__WEBPACK_IMPORTED_MODULE_6__/* .createBuildClient */ .K)({
        transport,
        signIn: (0,_auth_index_js__WEBPACK_IMPORTED_MODULE_4__/* .createSignIn */ .N)(inputs.credentials, { transport, clock: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .ml, random: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemRandom */ .vg, onWait, mask, variable }),
        baseUrl: inputs.endpoint.url,
        retry: {
            clock: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .ml,
            random: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemRandom */ .vg,
            cancelled: cancellation.requested,
            onWait
        }
    });
}
function fail(error) {
    runner.log.close();
    _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setFailed */ .C1((0,_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .describeError */ .U)(error));
}
/** Post never fails: the step has its result already. */
function warn(error) {
    runner.warning(`The build of this step could not be looked after: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .describeError */ .U)(error)}`);
}
async function story() {
    if (!isPost)
        return main();
    const saved = (0,_saved_js__WEBPACK_IMPORTED_MODULE_14__/* .readSaved */ .S)(runner);
    if (!saved || saved.kind === 'closed')
        return;
    const inputs = takeInputs();
    await (0,_post_js__WEBPACK_IMPORTED_MODULE_11__/* .post */ .b)(saved, { runner, client: buildClient(inputs), clock: _clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .ml, inputs });
}
const tell = isPost ? warn : fail;
const guard = () => tell(new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .ActionError */ .l('unclear', 'The action stopped too early: something it waited for never came.'));
process.once('beforeExit', guard);
await story().catch(tell);
process.removeListener('beforeExit', guard);
// A connection that a proxy holds open must not keep the step running; first let the last lines out.
process.stdout.write('', () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 592:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./src/checked.ts
var checked = __nccwpck_require__(106);
// EXTERNAL MODULE: ./src/codearts/endpoint.ts
var codearts_endpoint = __nccwpck_require__(810);
// EXTERNAL MODULE: ./src/credentials.ts
var credentials = __nccwpck_require__(29);
;// CONCATENATED MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
//#region src/tag.ts
/**
* Returned by a scalar resolver when the source does not match its tag.
*
* @category Tags
*/
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
/**
* Create a normalized scalar tag definition.
*
* @category Tags
*/
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized sequence tag definition.
*
* @category Tags
*/
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized mapping tag definition.
*
* @category Tags
*/
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
//#endregion
//#region src/tag/scalar/str.ts
/** @category Tags */
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
//#endregion
//#region src/tag/scalar/null_core.ts
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_json.ts
/** @category Tags */
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_yaml11.ts
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/bool_core.ts
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
/** @category Tags */
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_json.ts
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
/** @category Tags */
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_yaml11.ts
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
/** @category Tags */
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/int_core.ts
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_json.ts
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_yaml11.ts
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/float_core.ts
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
//#endregion
//#region src/tag/scalar/float_json.ts
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
//#endregion
//#region src/tag/scalar/float_yaml11.ts
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
//#endregion
//#region src/tag/scalar/merge.ts
/**
* Enables merge keys in {@link CORE_SCHEMA} when added with
* {@link Schema.withTags}.
*
* @category Tags
*/
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
//#endregion
//#region src/tag/scalar/binary.ts
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
/**
* The `!!binary` tag, represented as a `Uint8Array`.
*
* @category Tags
*/
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
//#endregion
//#region src/tag/scalar/timestamp.ts
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
/**
* The YAML 1.1 `!!timestamp` tag, represented as a JavaScript `Date`.
*
* @category Tags
*/
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
//#endregion
//#region src/tag/sequence/seq.ts
/** @category Tags */
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
//#endregion
//#region src/common/object.ts
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
function pick(object, keys) {
	const result = {};
	for (const key of keys) if (object[key] !== void 0) result[key] = object[key];
	return result;
}
//#endregion
//#region src/tag/sequence/omap.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!omap
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   { one: 1 },
*   { two: 2 }
* ]
* ```
*
* @category Tags
*/
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
//#endregion
//#region src/tag/sequence/pairs.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!pairs
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   ['one', 1],
*   ['two', 2]
* ]
* ```
*
* @category Tags
*/
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
//#endregion
//#region src/tag/mapping/map.ts
/**
* This is the default mapping implementation. It uses `{}` objects and has only
* partial functionality due to language limitations. This choice was made
* because users expect to get JavaScript objects, and it was left unchanged to
* avoid too many breaking changes in the v5 release.
*
* Side effects:
*
* - `Object.hasOwn()` checks or `for...of` loops are required for safe use (to
*   avoid falling through to prototypes).
* - Only scalar string keys are supported properly.
* - Other scalar keys, such as `null` and numbers, are converted to strings.
*   This is historical behaviour, and it can cause side effects such as
*   problems with `!!merge`.
*
* Note that non-string scalar keys may be deprecated in future versions.
*
* Ideally, use {@link realMapTag} instead.
*
* @category Tags
*/
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/tag/mapping/set.ts
/**
* The YAML 1.1 `!!set` tag, represented as a JavaScript `Set`.
*
* @category Tags
*/
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
//#endregion
//#region src/schema.ts
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
/**
* Controls tag resolution when loading and type selection when dumping.
*
* @category Schemas
*/
var Schema = class Schema {
	tags;
	/** @internal */
	implicitScalarTags;
	/**
	* Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
	* the resolvers that may match that key, in schema order; a key absent from
	* the map uses
	* {@link Schema.implicitScalarAnyFirstChar}
	* (resolvers that declared no first-char constraint, so they apply to any
	* first character).
	*/
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	/**
	* The default scalar tag (`!!str`), resolved once so the composer's fallback
	* for unresolved plain scalars avoids a keyed lookup per scalar.
	*
	* @internal
	*/
	defaultScalarTag;
	/**
	* The default container tags (`!!seq` / `!!map`), used by the dumper: when a
	* value is identified by its default tag, the tag is implicit and not
	* printed. Undefined if the schema does not define them (then such values
	* can't be dumped).
	*
	* @internal
	*/
	defaultSequenceTag;
	/** @internal */
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	/** @internal */
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	/**
	* Creates a new schema with the specified tags added. If a tag already
	* exists, it is replaced by the specified tag.
	*
	* @example
	*
	* ```javascript
	* import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
	*
	* const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
	* ```
	*/
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
/**
* The YAML 1.2 Failsafe Schema: strings, sequences, and mappings.
*
* @category Schemas
*/
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
/**
* The YAML 1.2 JSON Schema. It uses JSON scalar forms while retaining YAML
* collection syntax.
*
* @category Schemas
*/
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
/**
* The default schema for the loaders. Note, {@link CORE_SCHEMA} comes
* without the `!!merge` tag. You can easily enable it if needed.
*
* @example
* Enable {@link mergeTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Schemas
*/
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
/**
* YAML 1.1-compatible schema.
*
* @category Schemas
*/
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
/**
* The dumper schema for maximum compatibility. It combines all supported type
* variants from YAML 1.1 and YAML 1.2 so strings matching any of them are
* quoted. This makes the generated YAML more compatible with other parsers.
*
* The schema is based on YAML 1.1, but extends `!!int` and `!!float` to accept
* both YAML 1.1 and Core Schema forms, since Core Schema supports some forms
* that YAML 1.1 does not.
*
* @category Schemas
*/
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
//#endregion
//#region src/tag/mapping/real_map.ts
/**
* Recommended when non-string keys are actually needed. It uses native
* JavaScript `Map` objects, so keys keep their constructed types instead of
* being converted to strings.
*
* It is not the default to avoid widespread breaking changes in existing
* projects. `Map` has a different access API and does not pass deep equality
* checks against `{}`-based fixtures. Alongside the other changes in v5,
* making it the default was considered too disruptive.
*
* If these differences are acceptable for your project, we recommend using
* {@link realMapTag} to guarantee the absence of problems and side effects.
*
* @example
* Enable {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Tags
*/
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
//#endregion
//#region src/tag/mapping/legacy_map.ts
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
/**
* This implementation exists solely to reproduce v4 behavior exactly. Its use
* is strongly discouraged. If complex or non-string keys are needed, use
* {@link realMapTag} instead.
*
* @category Tags
*/
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/common/snippet.ts
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
//#endregion
//#region src/common/exception.ts
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
/**
* A YAML error. Unlike an ordinary `Error`, it adds a source snippet showing
* the location of the problem to the error message, when available.
*
* @category Main
*/
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	/**
	* Optional `mark` contains source snippet data. Usually, use
	* {@link YAMLException.throwAt} instead of passing it directly.
	*/
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	/**
	* Returns the formatted error, omitting the source snippet in compact mode.
	*/
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	/**
	* Builds a YAMLException with a source snippet and throws it. `source` is
	* the raw input text; `position` is an offset into it.
	*/
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
//#endregion
//#region src/parser/events.ts
/** @category Events */
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
/** @category Nodes */
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
/** @category Nodes */
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
/** @category Nodes */
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
//#endregion
//#region src/parser/parser_scalar.ts
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
/**
* Decodes the scalar referenced by event offsets in `input`.
*
* @category Events
*/
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
//#endregion
//#region src/common/tagname.ts
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
var HEX = "0123456789ABCDEF";
function percentByte(byte) {
	return "%" + HEX[byte >> 4] + HEX[byte & 15];
}
function tagPercentEncode(source, isSuffix) {
	const allowed = isSuffix ? TAG_SUFFIX_CHARS : TAG_URI_CHARS;
	let result = "";
	for (let index = 0; index < source.length; index++) {
		let ch = source.charCodeAt(index);
		if (ch >= 48 && ch <= 57 || ch >= 65 && ch <= 90 || ch >= 97 && ch <= 122 || allowed.includes(source[index])) {
			result += source[index];
			continue;
		}
		if (ch >= 55296 && ch <= 56319) ch = 65536 + ((ch & 1023) << 10) + (source.charCodeAt(++index) & 1023);
		if (ch < 128) result += percentByte(ch);
		else if (ch < 2048) result += percentByte(192 | ch >> 6) + percentByte(128 | ch & 63);
		else if (ch < 65536) result += percentByte(224 | ch >> 12) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
		else result += percentByte(240 | ch >> 18) + percentByte(128 | ch >> 12 & 63) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
	}
	return result;
}
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
function tagNameShort(fullTag) {
	let tag = fullTag;
	if (tag.charCodeAt(0) === 33) {
		tag = tag.slice(1);
		return `!${tagPercentEncode(tag, true)}`;
	}
	if (tag.slice(0, 18) === "tag:yaml.org,2002:") return `!!${tagPercentEncode(tag.slice(18), true)}`;
	return `!<${tagPercentEncode(tag, false)}>`;
}
//#endregion
//#region src/parser/constructor.ts
var NO_RANGE$2 = (/* unused pure expression or super */ null && (-1));
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= /* @__PURE__ */ new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
/**
* Constructs JavaScript documents directly from parser events, without an
* intermediate AST.
*
* @category Events
*/
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: /* @__PURE__ */ new Map(),
		nodeTags: /* @__PURE__ */ new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = /* @__PURE__ */ new Map();
				state.nodeTags = /* @__PURE__ */ new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/parser/parser.ts
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
/**
* Parses YAML into a flat event stream referencing source text by offsets.
*
* @category Events
*/
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
//#endregion
//#region src/load.ts
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function loadDocuments(input, options = {}) {
	const opts = {
		...DEFAULT_LOAD_OPTIONS,
		...options
	};
	const source = String(input);
	const PARSER_OPT_KEYS = Object.keys(DEFAULT_PARSER_OPTIONS);
	const CONSTRUCTOR_OPT_KEYS = Object.keys(DEFAULT_CONSTRUCTOR_OPTIONS);
	return constructFromEvents(parseEvents(source, pick(opts, PARSER_OPT_KEYS)), {
		...pick(opts, CONSTRUCTOR_OPT_KEYS),
		source
	});
}
function loadAll(input, iteratorOrOptions, options) {
	let iterator = null;
	if (typeof iteratorOrOptions === "function") iterator = iteratorOrOptions;
	else if (iteratorOrOptions !== null && typeof iteratorOrOptions === "object") options = iteratorOrOptions;
	const documents = loadDocuments(input, options);
	if (iterator === null) return documents;
	for (const document of documents) iterator(document);
}
/**
* Parses `string` as a single YAML document. Throws {@link YAMLException} on
* error. This function does not understand multi-document or empty sources; it
* throws an exception on those.
*
* > [!NOTE]
* > 1. When processing untrusted input, see the
* >    [security considerations](../docs/safety.md).
* > 2. All exceptions MUST be caught, not just {@link YAMLException}.
* > 3. The default {@link CORE_SCHEMA} comes without the `!!merge` tag. You can
* >    easily enable it if needed.
* > 4. The default {@link mapTag} is `{}`-object based, with known limitations
* >    (see description). For full compatibility use {@link realMapTag}
* >    instead (it uses native JS `Map`).
*
* @example
* Enable {@link mergeTag} and {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag, realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Main
*/
function load(input, options) {
	const documents = loadDocuments(input, options);
	if (documents.length === 0) throw new YAMLException("expected a document, but the input is empty");
	if (documents.length === 1) return documents[0];
	throw new YAMLException("expected a single document in the stream, but found more");
}
//#endregion
//#region src/ast/from_js.ts
var INVALID = Symbol("INVALID");
function buildRepresentTypes(schema) {
	const defaultTags = new Set([
		schema.defaultScalarTag,
		schema.defaultSequenceTag,
		schema.defaultMappingTag
	].filter((t) => t !== void 0));
	const implicitScalars = schema.implicitScalarTags;
	const explicitTags = schema.tags.filter((t) => !(t.nodeKind === "scalar" && t.implicit) && !defaultTags.has(t));
	const defaultTagsLast = schema.tags.filter((t) => defaultTags.has(t));
	return [
		...implicitScalars.map((tag) => ({
			tag,
			implicitTag: true
		})),
		...explicitTags.map((tag) => ({
			tag,
			implicitTag: false
		})),
		...defaultTagsLast.map((tag) => ({
			tag,
			implicitTag: true
		}))
	];
}
function matchTag(state, object) {
	for (let index = 0, length = state.representTypes.length; index < length; index += 1) {
		const { tag, implicitTag } = state.representTypes[index];
		if (tag.identify(object)) {
			let tagName;
			if (tag.matchByTagPrefix) tagName = tag.representTagName(object);
			else tagName = tag.tagName;
			return {
				tag,
				tagName,
				implicitTag
			};
		}
	}
	return null;
}
function build(state, object) {
	if (!state.noRefs && object !== null && typeof object === "object") {
		const existing = state.refs.get(object);
		if (existing) {
			if (existing.anchor === void 0) existing.anchor = `ref_${state.refCounter++}`;
			return {
				kind: "alias",
				anchor: existing.anchor
			};
		}
	}
	const matched = matchTag(state, object);
	if (!matched) {
		if (object === void 0) return INVALID;
		if (state.skipInvalid) return INVALID;
		throw new YAMLException(`unacceptable kind of an object to dump ${Object.prototype.toString.call(object)}`);
	}
	const { tag, tagName, implicitTag } = matched;
	const nodeTagName = implicitTag ? tagName : tagNameShort(tagName);
	if (tag.nodeKind === "scalar") return {
		kind: "scalar",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: SCALAR_STYLE.PLAIN,
		value: tag.represent(object)
	};
	if (tag.nodeKind === "sequence") {
		const container = tag.represent(object);
		const node = {
			kind: "sequence",
			tag: nodeTagName,
			tagged: !implicitTag,
			style: COLLECTION_STYLE.BLOCK,
			items: []
		};
		if (!state.noRefs) state.refs.set(object, node);
		for (let index = 0, length = container.length; index < length; index += 1) {
			let item = build(state, container[index]);
			if (item === INVALID && container[index] === void 0) item = build(state, null);
			if (item === INVALID) continue;
			node.items.push(item);
		}
		return node;
	}
	const map = tag.represent(object);
	const node = {
		kind: "mapping",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: COLLECTION_STYLE.BLOCK,
		items: []
	};
	if (!state.noRefs) state.refs.set(object, node);
	for (const [objectKey, objectValue] of map) {
		const key = build(state, objectKey);
		if (key === INVALID) continue;
		const value = build(state, objectValue);
		if (value === INVALID) continue;
		node.items.push({
			key,
			value
		});
	}
	return node;
}
/**
* Convert JS object to AST. A JS value is one YAML document. An unrepresentable
* root becomes an empty document, which the presenter renders as an empty
* string.
*
* @category AST
*/
function jsToAst(input, schema, options = {}) {
	const root = build({
		representTypes: buildRepresentTypes(schema),
		noRefs: options.noRefs ?? false,
		skipInvalid: options.skipInvalid ?? false,
		refs: /* @__PURE__ */ new Map(),
		refCounter: 0
	}, input);
	return [{
		contents: root === INVALID ? null : root,
		directives: []
	}];
}
//#endregion
//#region src/ast/visit.ts
/**
* Return from a visitor to stop the whole traversal.
*
* @category AST
*/
var VISIT_BREAK = Symbol("visit:break");
/**
* Return from a visitor to skip the current node's children.
*
* @category AST
*/
var VISIT_SKIP = Symbol("visit:skip");
function visitNode(node, visitor, ctx) {
	const control = visitor(node, ctx);
	if (control === VISIT_BREAK) return true;
	if (control === VISIT_SKIP) return false;
	const depth = ctx.depth + 1;
	switch (node.kind) {
		case "sequence":
			for (const item of node.items) if (visitNode(item, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
			break;
		case "mapping": for (const { key, value } of node.items) {
			if (visitNode(key, visitor, {
				depth,
				parent: node,
				isKey: true
			})) return true;
			if (visitNode(value, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
		}
	}
	return false;
}
/**
* Walk every node in the documents, calling {@link Visitor} once per
* node (pre-order).
*
* @category AST
*/
function visit(documents, visitor) {
	for (const doc of documents) if (doc.contents && visitNode(doc.contents, visitor, {
		depth: 0,
		parent: null,
		isKey: false
	})) return;
}
//#endregion
//#region src/ast/styler_defaults.ts
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
/**
* Default scalar styling rules in application order.
* See [Scalar styling](../../docs/scalar_styling.md) for usage details.
*
* @category AST
*/
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
//#endregion
//#region src/ast/scalar_styler.ts
function setBit(mask, bit) {
	return mask | 1 << bit;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var C_FORBIDDEN_FIRST_LINE = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/;
var C_FORBIDDEN_CONTENT = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/m;
function canUsePlain(layout) {
	const str = layout.node.value;
	if (str !== "") {
		if (!(layout.isKey ? layout.flowOnly ? NS_PLAIN_FLOW_KEY : NS_PLAIN_BLOCK_KEY : layout.flowOnly ? NS_PLAIN_FLOW_IN : NS_PLAIN_FLOW_OUT).test(str)) return false;
		if (layout.shiftOfFirstLine === 0 && C_FORBIDDEN_FIRST_LINE.test(str)) return false;
		if (layout.shiftOfContent === 0) {
			const firstLineBreak = str.indexOf("\n");
			if (firstLineBreak !== -1) {
				const content = str.slice(firstLineBreak + 1);
				if (C_FORBIDDEN_CONTENT.test(content)) return false;
			}
		}
	}
	const resolvedTag = layout.presenterOptions.schema.resolveImplicitScalarTag(str).tag.tagName;
	if (!layout.node.tagged && resolvedTag !== layout.node.tag) return false;
	if (!layout.node.tagged && str === "=" && resolvedTag === layout.presenterOptions.schema.defaultScalarTag.tagName) return false;
	return true;
}
function canUseSingleQuoted(layout) {
	const str = layout.node.value;
	if (!(layout.isKey ? NB_SINGLE_ONE_LINE : NB_SINGLE_MULTI_LINE).test(str)) return false;
	if (/[ \t]\n|\n[ \t]/.test(str)) return false;
	if (!layout.isKey && layout.shiftOfContent === 0) {
		const firstLineBreak = str.indexOf("\n");
		if (firstLineBreak !== -1 && C_FORBIDDEN_CONTENT.test(str.slice(firstLineBreak + 1))) return false;
	}
	return true;
}
function canUseBlock(layout) {
	if (layout.flowOnly || !BLOCK_SCALAR_CONTENT.test(layout.node.value)) return false;
	const contentIndent = layout.shiftOfContent - layout.shiftOfParent;
	if (contentIndent < 1) return false;
	if (contentIndent > 9 && /^\n* /.test(layout.node.value)) return false;
	if (layout.shiftOfContent === 0 && C_FORBIDDEN_CONTENT.test(layout.node.value)) return false;
	return true;
}
function detectAllowedStyles(layout) {
	let mask = setBit(0, SCALAR_STYLE.DOUBLE_QUOTED);
	if (canUsePlain(layout)) mask = setBit(mask, SCALAR_STYLE.PLAIN);
	if (canUseSingleQuoted(layout)) mask = setBit(mask, SCALAR_STYLE.SINGLE_QUOTED);
	if (canUseBlock(layout)) mask = setBit(setBit(mask, SCALAR_STYLE.LITERAL_BLOCK), SCALAR_STYLE.FOLDED_BLOCK);
	layout.allowedStylesMask = mask;
}
function renderScalar(layout) {
	switch (layout.style) {
		case SCALAR_STYLE.PLAIN: return renderPlain(layout);
		case SCALAR_STYLE.SINGLE_QUOTED: return renderSingleQuoted(layout);
		case SCALAR_STYLE.LITERAL_BLOCK: return renderLiteralBlock(layout);
		case SCALAR_STYLE.FOLDED_BLOCK: return renderFoldedBlock(layout);
		case SCALAR_STYLE.DOUBLE_QUOTED: return renderDoubleQuoted(layout);
	}
}
function renderPlain(layout) {
	return encodeFlowBreaks(layout.node.value, layout.shiftOfContent);
}
function renderSingleQuoted(layout) {
	return `'${encodeFlowBreaks(layout.node.value, layout.shiftOfContent).replace(/'/g, "''")}'`;
}
function renderLiteralBlock(layout) {
	const value = layout.node.value;
	return "|" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(value, layout.shiftOfContent));
}
function renderFoldedBlock(layout) {
	const value = layout.node.value;
	const w = layout.presenterOptions.lineWidth;
	let availableWidth = Infinity;
	if (w !== -1) availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	return ">" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(foldBlockScalar(value, availableWidth), layout.shiftOfContent));
}
function renderDoubleQuoted(layout) {
	return `"${escapeString(layout.node.value)}"`;
}
function encodeFlowBreaks(string, shiftOfContent) {
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) return string;
	const pad = " ".repeat(shiftOfContent);
	let result = string.slice(0, nextLF);
	const lineRe = /(\n+)([^\n]*)/g;
	lineRe.lastIndex = nextLF;
	let match;
	while (match = lineRe.exec(string)) {
		const breaks = match[1].length;
		const line = match[2];
		result += "\n".repeat(breaks + 1) + pad + line;
	}
	return result;
}
function indentString(string, spaces) {
	const indent = " ".repeat(spaces);
	let position = 0;
	let result = "";
	const length = string.length;
	while (position < length) {
		let line;
		const next = string.indexOf("\n", position);
		if (next === -1) {
			line = string.slice(position);
			position = length;
		} else {
			line = string.slice(position, next + 1);
			position = next + 1;
		}
		if (line.length && line !== "\n") result += indent;
		result += line;
	}
	return result;
}
function needIndentIndicator(string) {
	return /^\n* /.test(string);
}
function blockHeader(string, shiftOfParent, shiftOfContent) {
	const indentIndicator = needIndentIndicator(string) ? String(shiftOfContent - shiftOfParent) : "";
	const clip = string[string.length - 1] === "\n";
	return `${indentIndicator}${clip && (string[string.length - 2] === "\n" || string === "\n") ? "+" : clip ? "" : "-"}\n`;
}
function dropEndingNewline(string) {
	return string[string.length - 1] === "\n" ? string.slice(0, -1) : string;
}
function isMoreIndented(char) {
	return char === " " || char === "	";
}
function foldLine(line, width) {
	if (line === "" || isMoreIndented(line[0])) return line;
	const breakRe = / [^ \t]/g;
	let match;
	let start = 0;
	let end;
	let curr = 0;
	let next = 0;
	let result = "";
	while (match = breakRe.exec(line)) {
		next = match.index;
		if (next - start > width) {
			end = curr > start ? curr : next;
			result += `\n${line.slice(start, end)}`;
			start = end + 1;
		}
		curr = next;
	}
	result += "\n";
	if (line.length - start > width && curr > start) result += `${line.slice(start, curr)}\n${line.slice(curr + 1)}`;
	else result += line.slice(start);
	return result.slice(1);
}
function foldBlockScalar(string, width) {
	const lineRe = /(\n+)([^\n]*)/g;
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) nextLF = string.length;
	lineRe.lastIndex = nextLF;
	let result = foldLine(string.slice(0, nextLF), width);
	let prevMoreIndented = string[0] === "\n" || isMoreIndented(string[0]);
	let moreIndented;
	let match;
	while (match = lineRe.exec(string)) {
		const prefix = match[1];
		const line = match[2];
		moreIndented = line !== "" && isMoreIndented(line[0]);
		result += prefix + (!prevMoreIndented && !moreIndented && line !== "" ? "\n" : "") + foldLine(line, width);
		prevMoreIndented = moreIndented;
	}
	return result;
}
var CHARACTERS_TO_ESCAPE = /["\\\x00-\x1F\x7F-\xA0\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/gu;
function escapeCharacter(character) {
	switch (character) {
		case "\0": return "\\0";
		case "\x07": return "\\a";
		case "\b": return "\\b";
		case "	": return "\\t";
		case "\n": return "\\n";
		case "\v": return "\\v";
		case "\f": return "\\f";
		case "\r": return "\\r";
		case "\x1B": return "\\e";
		case "\"": return "\\\"";
		case "\\": return "\\\\";
		case "": return "\\N";
		case "\xA0": return "\\_";
		case "\u2028": return "\\L";
		case "\u2029": return "\\P";
	}
	const code = character.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	if (code <= 255) return `\\x${"0".repeat(2 - hex.length)}${hex}`;
	return `\\u${"0".repeat(4 - hex.length)}${hex}`;
}
function escapeString(string) {
	return string.replace(CHARACTERS_TO_ESCAPE, escapeCharacter);
}
//#endregion
//#region src/ast/presenter.ts
var CHAR_LINE_FEED = 10;
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
function nodeTagShort(node) {
	return node.tagged ? node.tag : tagNameShort(node.tag);
}
function createPresenterState(options) {
	const opts = {
		...DEFAULT_PRESENTER_OPTIONS,
		...options
	};
	if (opts.flowSkipColonSpace) opts.quoteFlowKeys = true;
	return {
		...opts,
		defaultScalarTagName: opts.schema.defaultScalarTag.tagName,
		openEnded: false
	};
}
function generateNextLine(state, level) {
	return `\n${" ".repeat(state.indent * level)}`;
}
function scalarLayout(state, node, parent, level, isKey, flowOnly) {
	return {
		node,
		parent,
		level,
		isKey,
		flowOnly,
		shiftOfParent: level === 0 ? -1 : state.indent * (level - 1),
		shiftOfContent: state.indent * Math.max(1, level),
		shiftOfFirstLine: level === 0 ? 0 : state.indent * level,
		presenterOptions: state,
		allowedStylesMask: 0,
		style: node.style
	};
}
function writeFlowSequence(state, level, node) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level, node.items[index], node, {}).text;
		if (index > 0) result += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		result += item;
	}
	const pad = state.flowBracketPadding && node.items.length > 0 ? " " : "";
	return `[${pad}${result}${pad}]`;
}
function writeBlockSequence(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level + 1, node.items[index], node, {
			block: true,
			compact: state.seqInlineFirst,
			isblockseq: true
		}).text;
		if (!compact || result !== "") result += generateNextLine(state, level);
		if (item === "" || CHAR_LINE_FEED === item.charCodeAt(0)) result += "-";
		else result += "- ";
		result += item;
	}
	return result;
}
function writeFlowMapping(state, level, node) {
	let result = "";
	for (const { key, value } of node.items) {
		let pairBuffer = "";
		if (result !== "") pairBuffer += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		const keyRender = writeNode(state, level, key, node, { iskey: true });
		const keyText = keyRender.text;
		const valueText = writeNode(state, level, value, node, {}).text;
		const sep = state.flowSkipColonSpace || valueText === "" ? "" : " ";
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = key.kind === "alias" || keyIsBareProps ? " " : "";
		pairBuffer += `${keyText}${keyColonSep}:${sep}${valueText}`;
		result += pairBuffer;
	}
	const pad = state.flowBracketPadding && result !== "" ? " " : "";
	return `{${pad}${result}${pad}}`;
}
function writeBlockMapping(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		let pairBuffer = "";
		if (!compact || result !== "") pairBuffer += generateNextLine(state, level);
		const { key, value } = node.items[index];
		const keyIsBlock = (key.kind === "mapping" || key.kind === "sequence") && key.style === COLLECTION_STYLE.BLOCK && key.items.length !== 0 || key.kind === "scalar" && (key.style === SCALAR_STYLE.LITERAL_BLOCK || key.style === SCALAR_STYLE.FOLDED_BLOCK);
		const keyRender = keyIsBlock ? writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			isblockseq: !cannotBeCompact(state, key, level + 1)
		}) : writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			iskey: true
		});
		const keyText = keyRender.text;
		const keyHasLineBreak = key.kind === "scalar" && key.value.indexOf("\n") !== -1;
		const keyIsTooLong = keyText.length > 1024 && /^[\s\S]{1025}/u.test(keyText);
		const explicitPair = keyIsBlock || keyHasLineBreak || keyIsTooLong;
		if (explicitPair) {
			if (keyText && CHAR_LINE_FEED === keyText.charCodeAt(0)) pairBuffer += "?";
			else pairBuffer += "? ";
		}
		pairBuffer += keyText;
		if (explicitPair) pairBuffer += generateNextLine(state, level);
		const valueText = writeNode(state, level + 1, value, node, {
			block: true,
			compact: explicitPair,
			isblockseq: explicitPair && !cannotBeCompact(state, value, level + 1)
		}).text;
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = !explicitPair && (key.kind === "alias" || keyIsBareProps) ? " " : "";
		if (valueText === "" || CHAR_LINE_FEED === valueText.charCodeAt(0)) pairBuffer += `${keyColonSep}:`;
		else pairBuffer += `${keyColonSep}: `;
		pairBuffer += valueText;
		result += pairBuffer;
	}
	return result;
}
function cannotBeCompact(state, node, level) {
	if (node.kind === "alias") return true;
	return node.tagged || node.anchor !== void 0 || state.indent < 2 && level > 0;
}
function writeNode(state, level, node, parent, ctx) {
	if (node.kind === "alias") {
		state.openEnded = false;
		return {
			text: `*${node.anchor}`,
			noBody: false
		};
	}
	const { block = false, iskey = false, isblockseq = false } = ctx;
	let compact = ctx.compact ?? false;
	const hasAnchor = node.anchor !== void 0;
	if (cannotBeCompact(state, node, level)) compact = false;
	let body;
	let shouldPrintTag = node.tagged;
	const useBlockCollection = block && (node.kind === "mapping" || node.kind === "sequence") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0;
	if (node.kind === "mapping") {
		if (useBlockCollection) body = writeBlockMapping(state, level, node, compact);
		else body = writeFlowMapping(state, level, node);
	} else if (node.kind === "sequence") {
		if (useBlockCollection) {
			if (state.seqNoIndent && !isblockseq && level > 0) body = writeBlockSequence(state, level - 1, node, compact);
			else body = writeBlockSequence(state, level, node, compact);
		} else body = writeFlowSequence(state, level, node);
	} else {
		const layout = scalarLayout(state, node, parent, level, iskey, !block);
		detectAllowedStyles(layout);
		for (const rule of state.scalarStyleRules) rule(layout);
		body = renderScalar(layout);
		state.openEnded = (layout.style === SCALAR_STYLE.LITERAL_BLOCK || layout.style === SCALAR_STYLE.FOLDED_BLOCK) && (node.value === "\n" || node.value.endsWith("\n\n"));
		shouldPrintTag = node.tagged || body === "" && layout.flowOnly && parent?.kind === "sequence" && !hasAnchor || layout.style !== SCALAR_STYLE.PLAIN && node.tag !== state.defaultScalarTagName;
	}
	if ((node.kind === "mapping" || node.kind === "sequence") && !useBlockCollection) state.openEnded = false;
	if (useBlockCollection && compact && level > 0 && state.indent > 2) body = `${" ".repeat(state.indent - 2)}${body}`;
	const noBody = body === "";
	let text = body;
	if (shouldPrintTag || hasAnchor) {
		const props = [];
		const tag = shouldPrintTag ? nodeTagShort(node) : null;
		const anchor = hasAnchor ? `&${node.anchor}` : null;
		if (state.tagBeforeAnchor) {
			if (tag !== null) props.push(tag);
			if (anchor !== null) props.push(anchor);
		} else {
			if (anchor !== null) props.push(anchor);
			if (tag !== null) props.push(tag);
		}
		const sep = body === "" || body.charCodeAt(0) === CHAR_LINE_FEED ? "" : " ";
		text = `${props.join(" ")}${sep}${body}`;
	}
	return {
		text,
		noBody
	};
}
function rootStartsOwnLine(node) {
	return (node.kind === "sequence" || node.kind === "mapping") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0 && !node.tagged && node.anchor === void 0;
}
function writeDocumentDirectives(doc) {
	let result = "";
	for (const directive of doc.directives) {
		if (directive.kind === "yaml") {
			result += `%YAML ${directive.version}\n`;
			continue;
		}
		const { handle, prefix } = directive;
		result += `%TAG ${handle} ${prefix}\n`;
	}
	return result;
}
/**
* Build YAML from AST.
*
* @category AST
*/
function present(documents, options) {
	const state = createPresenterState(options);
	let result = "";
	let previousEnded = false;
	for (let index = 0; index < documents.length; index += 1) {
		const doc = documents[index];
		state.openEnded = false;
		const directives = writeDocumentDirectives(doc);
		const hasDirectives = directives !== "";
		const marker = doc.explicitStart || hasDirectives || index > 0 && !previousEnded;
		result += directives;
		if (doc.contents === null) {
			if (marker) result += "---\n";
		} else if (marker) {
			const body = writeNode(state, 0, doc.contents, null, {
				block: true,
				compact: true
			}).text;
			const sep = body === "" ? "" : hasDirectives || rootStartsOwnLine(doc.contents) ? "\n" : " ";
			result += `---${sep}${body}\n`;
		} else result += writeNode(state, 0, doc.contents, null, {
			block: true,
			compact: true
		}).text + "\n";
		previousEnded = doc.explicitEnd || state.openEnded;
		if (previousEnded) result += "...\n";
	}
	return result;
}
//#endregion
//#region src/dump.ts
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
function defaultCompareFn(a, b) {
	const x = String(a);
	const y = String(b);
	if (x < y) return -1;
	if (x > y) return 1;
	return 0;
}
/**
* Serializes JS object as a YAML document. By default it can dump every
* supported YAML type, so it throws an exception if you try to dump regexps or
* functions. However, you can disable exceptions by setting the
* {@link DumpOptions.skipInvalid} option to `true`.
*
* @category Main
*/
function dump(input, options = {}) {
	const opts = {
		...DEFAULT_DUMP_OPTIONS,
		...options
	};
	const documents = jsToAst(input, opts.schema, {
		noRefs: opts.noRefs,
		skipInvalid: opts.skipInvalid
	});
	if (opts.flowLevel >= 0) visit(documents, (node, ctx) => {
		if (ctx.depth < opts.flowLevel) return;
		if (node.kind === "sequence" || node.kind === "mapping") node.style = COLLECTION_STYLE.FLOW;
		return VISIT_SKIP;
	});
	if (opts.sortKeys) {
		const compareFn = opts.sortKeys === true ? defaultCompareFn : opts.sortKeys;
		visit(documents, (node) => {
			if (node.kind !== "mapping") return;
			node.items.sort((a, b) => compareFn(a.key.kind === "scalar" ? a.key.value : "", b.key.kind === "scalar" ? b.key.value : ""));
		});
	}
	opts.transform(documents);
	return present(documents, {
		...pick(opts, Object.keys(DEFAULT_PRESENTER_OPTIONS)),
		schema: opts.schema
	});
}
//#endregion
//#region src/ast/from_events.ts
var NO_RANGE = (/* unused pure expression or super */ null && (-1));
function eventPosition(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function rawTag(state, event) {
	return event.tagStart === NO_RANGE ? "" : state.source.slice(event.tagStart, event.tagEnd);
}
function anchorName(state, event) {
	return event.anchorStart === NO_RANGE ? void 0 : state.source.slice(event.anchorStart, event.anchorEnd);
}
function buildScalar(state, event) {
	const value = getScalarValue(state.source, event);
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw !== "") {
		tagged = true;
		tag = raw;
	} else if (event.style === SCALAR_STYLE.PLAIN) tag = state.schema.resolveImplicitScalarTag(value).tag.tagName;
	else tag = state.schema.defaultScalarTag.tagName;
	return {
		kind: "scalar",
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event),
		value
	};
}
function buildCollection(state, event, defaultTagName) {
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw === "") tag = defaultTagName;
	else {
		tag = raw;
		tagged = true;
	}
	return {
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event)
	};
}
function addNode(state, node) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") frame.doc.contents = node;
	else if (frame.kind === "sequence") frame.node.items.push(node);
	else if (frame.key) {
		frame.node.items.push({
			key: frame.key,
			value: node
		});
		frame.key = null;
	} else frame.key = node;
}
/**
* Builds an AST from parser events
*
* @category AST
*/
function eventsToAst(events, options) {
	const state = {
		source: options.source,
		schema: options.schema,
		eventIndex: 0,
		position: 0,
		frames: [],
		documents: []
	};
	while (state.eventIndex < events.length) {
		const event = events[state.eventIndex++];
		state.position = eventPosition(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT: {
				const doc = {
					contents: null,
					explicitStart: event.explicitStart,
					explicitEnd: event.explicitEnd,
					directives: event.directives
				};
				state.frames.push({
					kind: "document",
					doc
				});
				break;
			}
			case EVENT_ID.SCALAR:
				addNode(state, buildScalar(state, event));
				break;
			case EVENT_ID.SEQUENCE: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:seq");
				const node = {
					kind: "sequence",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "sequence",
					node
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:map");
				const node = {
					kind: "mapping",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "mapping",
					node,
					key: null
				});
				break;
			}
			case EVENT_ID.ALIAS:
				addNode(state, {
					kind: "alias",
					anchor: state.source.slice(event.anchorStart, event.anchorEnd)
				});
				break;
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.key) throw new Error("incomplete mapping pair in event stream");
				if (frame.kind === "document") state.documents.push(frame.doc);
				else addNode(state, frame.node);
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/index.ts
/** @deprecated Use `EVENT_ID.DOCUMENT` instead. @internal */
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
/** @deprecated Use `EVENT_ID.SEQUENCE` instead. @internal */
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
/** @deprecated Use `EVENT_ID.MAPPING` instead. @internal */
var EVENT_MAPPING = EVENT_ID.MAPPING;
/** @deprecated Use `EVENT_ID.SCALAR` instead. @internal */
var EVENT_SCALAR = EVENT_ID.SCALAR;
/** @deprecated Use `EVENT_ID.ALIAS` instead. @internal */
var EVENT_ALIAS = EVENT_ID.ALIAS;
/** @deprecated Use `EVENT_ID.POP` instead. @internal */
var EVENT_POP = EVENT_ID.POP;
/** @deprecated Use `SCALAR_STYLE.PLAIN` instead. @internal */
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
/** @deprecated Use `SCALAR_STYLE.SINGLE_QUOTED` instead. @internal */
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.DOUBLE_QUOTED` instead. @internal */
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.LITERAL_BLOCK` instead. @internal */
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
/** @deprecated Use `SCALAR_STYLE.FOLDED_BLOCK` instead. @internal */
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
/** @deprecated Use `COLLECTION_STYLE.BLOCK` instead. @internal */
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
/** @deprecated Use `COLLECTION_STYLE.FLOW` instead. @internal */
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
/** @deprecated Use `CHOMPING_MODE.CLIP` instead. @internal */
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
/** @deprecated Use `CHOMPING_MODE.STRIP` instead. @internal */
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
/** @deprecated Use `CHOMPING_MODE.KEEP` instead. @internal */
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;
//#endregion


//# sourceMappingURL=js-yaml.mjs.map
;// CONCATENATED MODULE: ./src/parameters.ts
/**
 * The input `parameters`: a YAML (or JSON) map as an ordered list of names and texts. It is read from the parser's
 * events rather than its objects, for three reasons: every scalar arrives as its author wrote it (`1.10`, `yes`,
 * `007`; the failsafe schema), names keep their order (an object would put `7` first), and every fault has a line.
 * Pure; the only importer of js-yaml.
 * Limits: api.md §1.1, https://support.huaweicloud.com/api-codeci/RunJob.html
 */


const NAME = /^[A-Za-z0-9_]{1,128}$/;
const LONGEST_VALUE = 8192;
/** Names that the service refuses, spelled exactly so. */
const RESERVED = new Set([
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'PATH',
    'BASH_ENV',
    'GIT_SSH_COMMAND',
    'path'
]);
/** `!` and `!!str` say "text", which is what every scalar is taken for anyway. */
const TEXT_TAGS = new Set(['!', '!!str', '!<tag:yaml.org,2002:str>']);
const MAP_TAGS = new Set(['!', '!!map', '!<tag:yaml.org,2002:map>']);
/**
 * @returns the parameters in the order written, none for blank text or comments only; or every fault, with its line.
 * No fault quotes a value, nor the source that the parser's own messages quote: both may be secret.
 */
function parseParameters(text) {
    let events;
    try {
        events = parseEvents(text, {});
    }
    catch (error) {
        return (0,checked/* bad */.M)(`parameters: ${syntaxFault(error)}`);
    }
    const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
    if (second > 0) {
        const line = lineAt(text, placeOfSecond(text, events, second));
        return (0,checked/* bad */.M)(`parameters: ${line}: a second YAML document starts (after --- or ...); one is expected.`);
    }
    const root = events[1];
    if (root === undefined || placeOf(root) === NOWHERE)
        return (0,checked/* good */.u)([]);
    const line = lineAt(text, placeOf(root));
    if (root.type !== EVENT_ID.MAPPING) {
        return (0,checked/* bad */.M)(`parameters: ${line}: expected a map, one "NAME: value" on each line.`);
    }
    const fault = propertyFault(text, root, MAP_TAGS);
    return fault ? (0,checked/* bad */.M)(`parameters: ${line}: ${fault}`) : checkEntries(text, pairUp(events.slice(2)));
}
function syntaxFault(error) {
    if (!(error instanceof YAMLException))
        throw error;
    // Some of the parser's reasons end with a tag or quote one, which may be the start of an unquoted secret.
    const reason = error.reason.replace(/: .*| "[^"]*"/gs, '');
    const line = error.mark ? `line ${error.mark.line + 1}: ` : '';
    return `${line}this is not YAML (${reason}). Put quotes around a value that holds ": " or " #" or starts with a special character.`;
}
/** The direct children of the root map, two by two; what is nested deeper is passed over. */
function pairUp(events) {
    const children = [];
    let depth = 0;
    for (const event of events) {
        if (event.type === EVENT_ID.POP) {
            depth -= 1;
            if (depth < 0)
                break;
            continue;
        }
        if (depth === 0)
            children.push(event);
        if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS)
            depth += 1;
    }
    const entries = [];
    for (let index = 0; index < children.length; index += 2) {
        entries.push({ name: children[index], value: children[index + 1] });
    }
    return entries;
}
function checkEntries(text, entries) {
    const parameters = new Map();
    const faults = [];
    for (const entry of entries) {
        const read = readEntry(text, entry);
        if (read.ok && !parameters.has(read.value.name)) {
            parameters.set(read.value.name, read.value.value);
            continue;
        }
        // Counted for faults alone: for each of thousands of entries it would take seconds.
        const line = lineAt(text, Math.min(placeOf(entry.name), placeOf(entry.value)));
        const fault = read.ok ? `${read.value.name} is there twice.` : read.faults.join(' ');
        faults.push(`parameters: ${line}: ${fault}`);
    }
    return faults.length > 0 ? (0,checked/* bad */.M)(...faults) : (0,checked/* good */.u)([...parameters].map(([name, value]) => ({ name, value })));
}
/** What is wrong with the name of a parameter. */
function parameterNameFault(name) {
    if (!NAME.test(name))
        return 'a name is not 1 to 128 letters, digits and underscores.';
    return RESERVED.has(name) ? `${name} is reserved by the service; use another name.` : undefined;
}
function readEntry(text, { name, value }) {
    const key = scalarText(text, name);
    if (!key.ok)
        return (0,checked/* bad */.M)(`a name is not plain text: ${key.faults.join(' ')}`);
    const nameFault = parameterNameFault(key.value);
    if (nameFault)
        return (0,checked/* bad */.M)(nameFault);
    const content = scalarText(text, value);
    if (!content.ok)
        return (0,checked/* bad */.M)(`${key.value}: ${content.faults.join(' ')}`);
    if (content.value.length > LONGEST_VALUE) {
        return (0,checked/* bad */.M)(`${key.value}: the value has ${content.value.length} characters; ${LONGEST_VALUE} are allowed.`);
    }
    if (content.value.includes('\0') || !content.value.isWellFormed()) {
        return (0,checked/* bad */.M)(`${key.value}: the value holds a NUL character or half a character (a lone surrogate).`);
    }
    return (0,checked/* good */.u)({ name: key.value, value: content.value });
}
function scalarText(text, node) {
    if (node.type === EVENT_ID.ALIAS)
        return (0,checked/* bad */.M)('aliases (*name) are not allowed; write the text itself.');
    if (node.type !== EVENT_ID.SCALAR)
        return (0,checked/* bad */.M)('maps and lists are not allowed here; write one text.');
    const fault = propertyFault(text, node, TEXT_TAGS);
    return fault ? (0,checked/* bad */.M)(fault) : (0,checked/* good */.u)(getScalarValue(text, node));
}
/** Tag and anchor are what YAML takes a text for that starts with ! or &: it would be lost without a word. */
function propertyFault(text, { anchorStart, tagStart, tagEnd }, tags) {
    if (anchorStart >= 0)
        return 'anchors (&name) are not allowed; put the text in quotes.';
    if (tagStart < 0 || tags.has(text.slice(tagStart, tagEnd)))
        return undefined;
    return 'tags (!name) are not allowed; put the text in quotes.';
}
const lineAt = (text, place) => `line ${text.slice(0, place).split(/\r\n|\r|\n/).length}`;
/** The place of an empty text without tag and anchor. */
const NOWHERE = Number.POSITIVE_INFINITY;
function placeOf(node) {
    if (node.type === EVENT_ID.ALIAS)
        return node.anchorStart;
    const content = node.type === EVENT_ID.SCALAR ? node.valueStart : node.start;
    return Math.min(NOWHERE, ...[content, node.tagStart, node.anchorStart].filter(place => place >= 0));
}
/** A document has no place of its own; its `---` stands where nothing else can, at the start of a line. */
function placeOfSecond(text, events, second) {
    const [before, document, content] = [events[0], events[second], events[second + 1]];
    if (!isExplicit(document))
        return placeOf(content);
    const starts = [...text.matchAll(/(?<![^\r\n\uFEFF])---(?=\s|$)/g)];
    return starts[isExplicit(before) ? 1 : 0]?.index ?? NOWHERE;
}
const isExplicit = (event) => event?.type === EVENT_ID.DOCUMENT && event.explicitStart;

;// CONCATENATED MODULE: ./src/inputs.ts




function readInputs(source) {
    const faults = [];
    const text = (name) => source.input(name).trim();
    /** The value, or a stand-in that nobody sees, as the faults win in the end. */
    const take = (checked, standIn) => {
        if (checked.ok)
            return checked.value;
        faults.push(...checked.faults);
        return standIn;
    };
    const line = (name) => take(oneLine(name, text(name)), '');
    const flag = (name, byDefault) => take(readFlag(name, text(name), byDefault), byDefault);
    const region = text('region') || source.variable('HUAWEI_CLOUD_REGION').trim();
    const endpoint = take((0,codearts_endpoint/* resolveEndpoint */.sO)(text('endpoint'), region), { url: '', region, warning: undefined });
    const inputs = {
        jobId: take(readJobId(text('job_id')), ''),
        parameters: take(parseParameters(source.input('parameters')), []),
        commit: {
            commitId: take(readCommitId(text('commit_id')), ''),
            buildTag: line('build_tag'),
            allowForkCommit: flag('allow_fork_commit', false)
        },
        branch: line('branch'),
        buildType: take(readBuildType(text('build_type')), ''),
        endpoint,
        credentials: take((0,credentials/* readCredentials */.L1)(source, endpoint.region ?? ''), { kind: 'token', token: '' }),
        buildUrlTemplate: take(readUrlTemplate(text('build_url_template')), ''),
        dryRun: flag('dry_run', false),
        summary: flag('summary', true),
        correlationParameter: take(readCorrelation(text('correlation_parameter'), source.input('parameters')), ''),
        buildNumber: take(readBuildNumber(text('build_number')), ''),
        wait: {
            wanted: flag('wait', false) || text('build_number') !== '',
            timeoutMs: take(readNumber('timeout_minutes', text('timeout_minutes'), 60, 0.01, 35_000), 60) * 60_000,
            pollMs: take(readNumber('poll_seconds', text('poll_seconds'), 10, 0.1, 600), 10) * 1_000,
            logs: take(readChoice('logs', text('logs'), ['stream', 'on_failure', 'none']), 'stream'),
            onCancel: take(readChoice('on_cancel', text('on_cancel'), ['stop', 'leave']), 'stop'),
            onTimeout: take(readChoice('on_timeout', text('on_timeout'), ['stop', 'leave']), 'stop')
        }
    };
    return faults.length > 0 ? (0,checked/* bad */.M)(...faults) : (0,checked/* good */.u)(inputs);
}
function readJobId(text) {
    if (/^[A-Za-z0-9]{32}$/.test(text))
        return (0,checked/* good */.u)(text);
    const where = 'It is the last part of the URL when you edit the build task in the console.';
    return (0,checked/* bad */.M)(text === '' ? `job_id: it is missing. ${where}` : `job_id: it is not 32 letters and digits. ${where}`);
}
function readCommitId(text) {
    if (/[\s\p{Cc}]/u.test(text))
        return (0,checked/* bad */.M)('commit_id: it holds a space or a control character.');
    return (0,checked/* good */.u)(text);
}
/** The name of a parameter that `parameters` does not give already. */
function readCorrelation(name, parameters) {
    if (name === '')
        return (0,checked/* good */.u)('');
    const fault = parameterNameFault(name);
    if (fault)
        return (0,checked/* bad */.M)(`correlation_parameter: ${fault}`);
    const given = parseParameters(parameters);
    const twice = given.ok && given.value.some(parameter => parameter.name === name);
    return twice ? (0,checked/* bad */.M)(`correlation_parameter: ${name} is among parameters already.`) : (0,checked/* good */.u)(name);
}
function readBuildType(text) {
    return text === '' ? (0,checked/* good */.u)('') : readChoice('build_type', text, ['branch', 'tag', 'commitId']);
}
function readBuildNumber(text) {
    if (text === '' || /^[1-9]\d{0,9}$/.test(text))
        return (0,checked/* good */.u)(text);
    return (0,checked/* bad */.M)('build_number: it is not the number of a build, as actual_build_number of an earlier step gives it.');
}
/** The first choice when the input is empty. */
function readChoice(name, text, choices) {
    const choice = text === '' ? choices[0] : choices.find(one => one === text);
    return choice === undefined ? (0,checked/* bad */.M)(`${name}: it is not one of ${choices.join(', ')}.`) : (0,checked/* good */.u)(choice);
}
function readNumber(name, text, byDefault, least, most) {
    if (text === '')
        return (0,checked/* good */.u)(byDefault);
    const value = /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
        ? (0,checked/* good */.u)(value)
        : (0,checked/* bad */.M)(`${name}: it is not a number from ${least} to ${most}.`);
}
function oneLine(name, text) {
    return /\p{Cc}/u.test(text)
        ? (0,checked/* bad */.M)(`${name}: it holds a line break or another control character.`)
        : (0,checked/* good */.u)(text);
}
function readFlag(name, text, byDefault) {
    if (text === '')
        return (0,checked/* good */.u)(byDefault);
    return /^(?:true|false)$/i.test(text)
        ? (0,checked/* good */.u)(text.toLowerCase() === 'true')
        : (0,checked/* bad */.M)(`${name}: it is not true or false.`);
}
const URL_FIELDS = ['region', 'project_id', 'job_id', 'build_number', 'record_id'];
function readUrlTemplate(text) {
    if (text === '')
        return (0,checked/* good */.u)('');
    const fields = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, field]) => field ?? '');
    const bare = text.replace(/\{[^{}]*\}/g, 'x');
    const fits = /^https?:\/\/[\x21-\x7e]+$/.test(bare) && URL.canParse(bare) && !/[{}]/.test(bare);
    if (fits && fields.every(field => URL_FIELDS.includes(field)))
        return (0,checked/* good */.u)(text);
    const allowed = URL_FIELDS.map(field => `{${field}}`).join(' ');
    return (0,checked/* bad */.M)(`build_url_template: it is not an http(s) URL with no other fields than ${allowed}.`);
}


/***/ }),

/***/ 661:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(916);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(196);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(49);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(390);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(856);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(235);
/* harmony import */ var _stop_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(123);
/**
 * Story two: the workflow was cancelled, and post runs after main was ended or killed. It works from what main
 * saved, warns about what it can't do, and never fails.
 */








/** Milliseconds. The runner gives post some minutes. */
const LOOK_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 60_000;
async function post(saved, parts) {
    switch (saved.kind) {
        case 'closed':
            return;
        case 'garbled':
            parts.runner.warning('What this step left for its end makes no sense, so a build that it started may still run. ' +
                'Look at the history of the task in the console.');
            return;
        case 'starting':
            return lookAndStop(saved, parts);
        case 'open':
            return stopOrLeave(saved.build, saved.onCancel, parts);
    }
}
/** Main was ended while it started a build: finds out whether there is one. */
async function lookAndStop(saved, parts) {
    const { runner, client, clock, inputs } = parts;
    const { jobId, commit, uniqueKey, sentAt } = saved;
    const sought = {
        request: { ...(0,_request_js__WEBPACK_IMPORTED_MODULE_7__/* .runJobRequest */ .m)(inputs, commit, uniqueKey), job_id: jobId },
        sentAt,
        uniqueParameter: uniqueKey === '' ? '' : inputs.correlationParameter,
        octopusJobName: ''
    };
    const found = await (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .NE)(clock, LOOK_WITHIN_MS, undefined, new Error('no time left'), signal => (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .findBuild */ .w)(sought, { client, clock, hurry: signal, signal }));
    const outcome = (0,_start_js__WEBPACK_IMPORTED_MODULE_5__/* .outcomeOf */ .s)(found, jobId, 'The step was ended while it started a build.', build => (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .linkTo */ .u)(inputs, build));
    if (outcome.kind === 'adopted') {
        runner.info(outcome.notice);
        const { buildNumber } = outcome.build;
        return stopOrLeave({ jobId, buildNumber }, inputs.wait.onCancel, parts);
    }
    if (outcome.kind === 'unknown')
        runner.warning((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .U)(outcome.error));
    else
        runner.info('The step was ended while it started a build; the service shows none.');
}
async function stopOrLeave(build, onCancel, parts) {
    const { runner, client, clock } = parts;
    if (onCancel === 'leave') {
        runner.info(`Build ${build.buildNumber} goes on, as on_cancel says "leave".`);
        return;
    }
    const result = await (0,_stop_js__WEBPACK_IMPORTED_MODULE_6__/* .stopBuild */ .n)({ client, build, clock, withinMs: STOP_WITHIN_MS });
    const sentence = (0,_stop_js__WEBPACK_IMPORTED_MODULE_6__/* .describeStop */ .C)(build, result);
    if (result.kind === 'ended')
        runner.info(sentence);
    else
        runner.warning(sentence);
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_4__/* .saveForPost */ .T)(runner, { kind: 'closed' });
}


/***/ }),

/***/ 49:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createPublisher),
  u: () => (/* binding */ linkTo)
});

;// CONCATENATED MODULE: ./src/codearts/console.ts
/**
 * The page of a build in the console. Its address is not documented: the default is a best guess (api.md §2.9),
 * which is why users can give their own. Pure.
 */
const BEST_GUESS = 'https://devcloud.{region}.huaweicloud.com/cloudbuild/project/{project_id}/detail/history/{job_id}';
/** @returns the URL, or empty when the template asks for something that is not known */
function buildUrl(template, place) {
    const fields = new Map([
        ['region', place.region],
        ['project_id', place.projectId],
        ['job_id', place.jobId],
        ['build_number', place.buildNumber],
        ['record_id', place.recordId]
    ]);
    let complete = true;
    const url = (template || BEST_GUESS).replace(/\{(\w+)\}/g, (_, name) => {
        const value = fields.get(name);
        if (!value)
            complete = false;
        return encodeURIComponent(value ?? '');
    });
    return complete ? url : '';
}

;// CONCATENATED MODULE: ./src/publish.ts
/** Hands on what is known of a build, as outputs, the moment it is known; and keeps it for the report. */

/** Which output shows which fact; `commitReason` and `projectId` are for people and URLs alone. */
const OUTPUTS = {
    buildNumber: 'actual_build_number',
    dailyBuildNumber: 'daily_build_number',
    octopusJobName: 'octopus_job_name',
    commit: 'commit_id',
    commitSource: 'commit_source',
    recordId: 'build_record_id',
    buildUrl: 'build_url'
};
function createPublisher(inputs, runner) {
    let facts = {
        jobId: inputs.jobId,
        buildNumber: '',
        dailyBuildNumber: '',
        octopusJobName: '',
        commit: '',
        commitSource: '',
        commitReason: '',
        projectId: '',
        recordId: '',
        buildUrl: ''
    };
    const learn = (news) => {
        const next = { ...facts, ...news };
        const fresh = { ...next, buildUrl: urlOf(inputs, next) };
        for (const [fact, output] of Object.entries(OUTPUTS)) {
            if (fresh[fact] !== facts[fact])
                runner.output(output, fresh[fact]);
        }
        facts = fresh;
    };
    return {
        facts: () => facts,
        commit: (commit, commitSource, commitReason) => learn({ commit, commitSource, commitReason }),
        started: build => learn(build),
        seen: record => learn({
            dailyBuildNumber: facts.dailyBuildNumber || record.dailyBuildNumber,
            octopusJobName: facts.octopusJobName || record.executionId,
            projectId: record.projectId || facts.projectId,
            recordId: record.recordId || facts.recordId,
            ...(facts.commitSource === '' && record.commit !== ''
                ? { commit: record.commit, commitSource: 'build_record', commitReason: 'as the build record says' }
                : {})
        })
    };
}
function urlOf(inputs, facts) {
    return facts.buildNumber === '' ? '' : linkTo(inputs, facts);
}
/** Address of a build in the console, as far as that can be told; empty when it is not known. */
function linkTo({ jobId, buildUrlTemplate, endpoint }, { buildNumber, projectId, recordId }) {
    const region = endpoint.region ?? '';
    return buildUrl(buildUrlTemplate, { region, jobId, projectId, buildNumber, recordId });
}


/***/ }),

/***/ 296:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ reachHint)
/* harmony export */ });
/** @param address what to do when it is about none of the things that have a remedy of their own */
function reachHint({ reason }, address) {
    switch (reason) {
        case 'certificate':
            return ('Check that the address is right. If the server has a private certificate authority, name its file in the ' +
                'variable NODE_EXTRA_CA_CERTS.');
        case 'proxy':
            return 'Check the variables https_proxy and no_proxy of the runner.';
        case 'proxy-login':
            return 'Check the user name and the password in the variable https_proxy of the runner.';
        default:
            return address;
    }
}


/***/ }),

/***/ 390:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runJobRequest)
/* harmony export */ });
/**
 * Leaves out what is empty: the service may take an empty field for a wish.
 * @param uniqueKey the value for `correlation_parameter`; empty when there is none
 */
function runJobRequest(inputs, commit, uniqueKey) {
    const key = uniqueKey === '' ? [] : [{ name: inputs.correlationParameter, value: uniqueKey }];
    const parameter = [...inputs.parameters, ...key];
    const scm = {
        ...(inputs.commit.buildTag && { build_tag: inputs.commit.buildTag }),
        ...(commit && { build_commit_id: commit }),
        ...(inputs.branch && { branch: inputs.branch }),
        ...(inputs.buildType && { build_type: inputs.buildType })
    };
    return {
        job_id: inputs.jobId,
        ...(parameter.length > 0 && { parameter }),
        ...(Object.keys(scm).length > 0 && { scm })
    };
}


/***/ }),

/***/ 809:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   bD: () => (/* binding */ withRetry)
/* harmony export */ });
/* unused harmony exports MOST_TRIES, LONGEST_RETRY_MS */
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(637);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(373);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(734);
/**
 * When to try again, and how long to wait first. Only requests that provably were not performed are repeated here,
 * so it is safe for a call that must not happen twice: nothing was sent, or the gateway throttled it.
 */



const MOST_TRIES = 5;
/** From the first try to the start of the last. */
const LONGEST_RETRY_MS = 120_000;
const FIRST_DELAY_MS = 1_000;
/**
 * Milliseconds to wait before the next try. What the server asks for wins: `Retry-After`, else the window that the
 * gateway's message names ("time:1 minute", api.md §5.1); else the delay doubles with each try, with jitter so that
 * the jobs of a matrix do not return together.
 * @param tried how many tries were made, from 1
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 */
function retryDelay(tried, answer, random, now) {
    const asked = answer && retryAfter(answer.response.headers['retry-after'] ?? '', now);
    if (asked !== undefined)
        return asked;
    const window = answer && namedWindow(answer);
    if (window !== undefined)
        return window * (1 + random() / 10);
    return FIRST_DELAY_MS * 2 ** (tried - 1) * (0.5 + random() / 2);
}
/** Seconds or a date (RFC 9110, 10.2.3); undefined when it is neither. */
function retryAfter(header, now) {
    if (/^\d+$/.test(header))
        return Number(header) * 1000;
    const date = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .httpDate */ .z7)(header);
    return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
function namedWindow({ content }) {
    if (content.kind !== 'error')
        return undefined;
    const unit = /\btime: ?1 ?(second|minute)/i.exec(content.message)?.[1]?.toLowerCase();
    if (unit === undefined)
        return undefined;
    return unit === 'minute' ? 60_000 : 1_000;
}
/** A transport that repeats what provably was not performed, at most `MOST_TRIES` times in `LONGEST_RETRY_MS`. */
function withRetry(transport, options) {
    const { clock, onWait, cancelled } = options;
    return async (request, signal) => {
        const started = clock.now();
        for (let tried = 1;; tried += 1) {
            const outcome = await attempt(transport, request, signal);
            const pause = pauseAfter(outcome, tried, options);
            const stop = AbortSignal.any([signal, cancelled].filter(one => one !== undefined));
            const over = tried >= MOST_TRIES || stop.aborted;
            if (!pause || over || clock.now() + pause.ms - started > LONGEST_RETRY_MS)
                return settle(outcome);
            onWait(pause.why, pause.ms, tried + 1);
            await clock.sleep(pause.ms, stop);
            if (stop.aborted)
                return settle(outcome);
        }
    };
}
async function attempt(transport, request, signal) {
    try {
        return { response: await transport(request, signal) };
    }
    catch (failure) {
        return { failure };
    }
}
function settle(outcome) {
    if ('failure' in outcome)
        throw outcome.failure;
    return outcome.response;
}
/** Undefined when the outcome stands: an answer that is not "slow down", or a failure that time does not mend. */
function pauseAfter(outcome, tried, { clock, random, repeatable = false }) {
    const delay = (answer) => retryDelay(tried, answer, random, clock.now());
    if ('failure' in outcome) {
        const { failure } = outcome;
        const passing = failure instanceof _http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpFailure */ .H && PASSING.has(failure.reason);
        return passing && (repeatable || !failure.sent) ? { why: failure.message, ms: delay() } : undefined;
    }
    const answer = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .readAnswer */ .JN)(outcome.response);
    if (answer.verdict === 'throttled')
        return { why: 'The service is throttling requests.', ms: delay(answer) };
    const broken = answer.verdict === 'failed' || answer.verdict === 'unreadable';
    return repeatable && broken
        ? { why: `The service has trouble (${(0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAnswer */ .O1)(answer)}).`, ms: delay(answer) }
        : undefined;
}
/** A certificate does not become trusted by waiting, and who gave up does not want another try. */
const PASSING = new Set([
    'name',
    'connection',
    'proxy',
    'deadline',
    'cut'
]);


/***/ }),

/***/ 6:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

;// CONCATENATED MODULE: ./src/commit.ts
/**
 * Which commit to build. The event that started the workflow names it, not always in `GITHUB_SHA`: for a pull
 * request that is a merge commit which exists only on GitHub. Pure.
 * Events: https://docs.github.com/actions/reference/events-that-trigger-workflows
 * Payloads: https://docs.github.com/webhooks/webhook-events-and-payloads
 */
function chooseCommit(event, wish) {
    if (wish.commitId === 'none')
        return noCommit('none', 'none is sent, as commit_id says "none"');
    const named = commitOf(event);
    if (wish.commitId)
        return chooseGiven(event, wish, named);
    if (wish.buildTag)
        return noCommit('build_tag', 'none is sent, as build_tag names what to build');
    if (!/^[0-9a-f]{7,64}$/i.test(named.commit)) {
        return {
            kind: 'refused',
            message: `commit_id: the event "${event.name}" does not say which commit triggered the workflow.`,
            hint: 'Set commit_id to a commit, or to "none" to build what the task itself is set to.'
        };
    }
    return refusal(event, wish, named) ?? choose(named);
}
/**
 * A commit given by hand is the user's own choice, unless it is the very commit that the fork rule is about, in any
 * spelling that git resolves: abbreviated (to 4 digits or more), in upper case, with something like `^0` after it, or as
 * a reference that GitHub keeps for each pull request (`refs/pull/7/head`).
 */
function chooseGiven(event, wish, named) {
    const commit = wish.commitId;
    const hashes = commit.toLowerCase().match(/[0-9a-f]{4,64}/g) ?? [];
    const isPull = /(?:^|\/)pull\/\d+\//.test(commit);
    const same = [named.commit, named.merge ?? ''].some(foreign => hashes.some(hash => foreign.toLowerCase().startsWith(hash)));
    const refused = same || isPull ? refusal(event, wish, named) : undefined;
    return refused ?? choose({ commit, source: 'input', reason: 'the input commit_id' });
}
const choose = ({ commit, source, reason, warning }) => ({
    kind: 'chosen',
    commit,
    source,
    reason,
    warning
});
const noCommit = (source, reason) => choose({ commit: '', source, reason });
/**
 * These run without secrets when they come from a fork, so a fork's commit may be built. Every other event that
 * names a foreign commit runs with the repository's secrets.
 * https://docs.github.com/actions/reference/events-that-trigger-workflows#workflows-in-forked-repositories
 */
const UNPRIVILEGED = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);
function refusal(event, wish, named) {
    if (!named.foreign || wish.allowForkCommit || UNPRIVILEGED.has(event.name))
        return undefined;
    return {
        kind: 'refused',
        message: `The commit ${named.commit} comes from ${named.foreign}, and "${event.name}" runs with this repository's secrets.`,
        hint: 'Anybody could have written that commit, and the build may hold deploy keys. If you have checked that the ' +
            'build is safe for foreign code, set allow_fork_commit: true; otherwise trigger on pull_request instead.'
    };
}
function commitOf(event) {
    const payload = asRecord(event.payload);
    const { name } = event;
    if (name.startsWith('pull_request')) {
        const pull = asRecord(payload['pull_request']);
        const head = asRecord(pull['head']);
        return {
            commit: asText(head['sha']),
            merge: asText(pull['merge_commit_sha']),
            source: 'pull_request_head',
            reason: 'the head commit of the pull request',
            ...foreignBy(head['repo'], payload['repository'])
        };
    }
    if (name === 'workflow_run') {
        const run = asRecord(payload['workflow_run']);
        return {
            commit: asText(run['head_sha']),
            source: 'workflow_run_head',
            reason: 'the head commit of the workflow run that triggered this one',
            ...foreignBy(run['head_repository'], payload['repository'])
        };
    }
    if (name === 'check_run') {
        const run = asRecord(payload['check_run']);
        return checkCommit('check_run_head', run, asRecord(run['check_suite']));
    }
    if (name === 'check_suite') {
        const suite = asRecord(payload['check_suite']);
        return checkCommit('check_suite_head', suite, suite);
    }
    return {
        commit: event.sha,
        source: 'github_sha',
        reason: `GITHUB_SHA of the event "${name}"`,
        ...commentWarning(name, payload)
    };
}
/** A check suite's `head_branch` is null when its commit was pushed to a fork. */
function checkCommit(source, head, suite) {
    const what = source === 'check_run_head' ? 'check run' : 'check suite';
    const known = typeof suite['head_branch'] === 'string';
    return {
        commit: asText(head['head_sha']),
        source,
        reason: `the head commit of the ${what}`,
        ...(known
            ? {}
            : { foreign: 'a repository that the event does not name (a fork, or one that was deleted)' })
    };
}
/** The head repository is null once it was deleted. */
function foreignBy(head, base) {
    const own = asRecord(base)['id'];
    const repository = asRecord(head);
    if (repository['id'] === undefined)
        return { foreign: 'a repository that was deleted' };
    return repository['id'] === own ? {} : { foreign: 'a fork' };
}
function commentWarning(name, payload) {
    if (name !== 'issue_comment' || !isRecord(asRecord(payload['issue'])['pull_request']))
        return {};
    return {
        warning: 'The event issue_comment names no commit of the pull request; building GITHUB_SHA, the default branch. ' +
            'Set commit_id to build something else.'
    };
}
const isRecord = (value) => typeof value === 'object' && value !== null;
const asRecord = (value) => (isRecord(value) ? value : {});
const asText = (value) => (typeof value === 'string' ? value : '');

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(916);
// EXTERNAL MODULE: ./src/saved.ts
var saved = __nccwpck_require__(856);
// EXTERNAL MODULE: ./src/stop.ts
var stop = __nccwpck_require__(123);
;// CONCATENATED MODULE: ./src/conclude.ts



/** Milliseconds for the stop of a build whose wait ran out. */
const STOP_AFTER_TIMEOUT_MS = 60_000;
async function conclude(ending, build, inputs, parts) {
    const { cancellation } = parts;
    switch (ending.kind) {
        case 'ended':
            (0,saved/* saveForPost */.T)(parts.runner, { kind: 'closed' });
            return concludeEnded(ending, build, cancellation.requested.aborted, parts.runner);
        case 'lost':
            return { status: 'unknown', error: lostError(ending.error, build, inputs), durationMs: undefined };
        case 'out-of-time': {
            const minutes = inputs.wait.timeoutMs / 60_000;
            const why = `Build ${build.buildNumber} did not end within ${minutes} minutes (timeout_minutes).`;
            const time = { withinMs: STOP_AFTER_TIMEOUT_MS, until: cancellation.givenUp };
            const left = await stopOrLeave(build, inputs, 'on_timeout', time, parts);
            return stopped(why, left, 'timeout');
        }
        case 'cancelled': {
            const time = { withinMs: cancellation.remainingMs() };
            const left = await stopOrLeave(build, inputs, 'on_cancel', time, parts);
            return stopped('The workflow was cancelled.', left, left.outcome ?? 'unknown');
        }
    }
}
function concludeEnded({ outcome, record }, { buildNumber }, cancelled, runner) {
    const result = `Build ${buildNumber} ended with ${record.word || outcome}`;
    const reason = record.reason === '' ? '.' : `: ${record.reason}`;
    const conclusion = { status: outcome, durationMs: record.durationMs };
    if (cancelled) {
        return {
            ...conclusion,
            error: new errors/* ActionError */.l('stopped', `The workflow was cancelled. ${result}${reason}`)
        };
    }
    if (outcome !== 'success')
        return { ...conclusion, error: new errors/* ActionError */.l('build', result + reason) };
    runner.info(`${result}.`);
    return { ...conclusion, error: undefined };
}
function lostError(error, { buildNumber }, inputs) {
    const isOwn = inputs.buildNumber === '';
    const hint = [
        error.hint,
        isOwn ? `Build ${buildNumber} was left alone and may still be running.` : 'Check build_number, too.'
    ];
    return new errors/* ActionError */.l(error.code, error.message, hint.filter(Boolean).join('\n'), error);
}
function stopped(why, { sentence }, status) {
    return { status, error: new errors/* ActionError */.l('stopped', why, sentence), durationMs: undefined };
}
/** Stops the build, if it is this step's own and the input says so. */
async function stopOrLeave(build, inputs, input, time, { runner, client, clock }) {
    const choice = input === 'on_cancel' ? inputs.wait.onCancel : inputs.wait.onTimeout;
    if (inputs.buildNumber !== '') {
        return {
            sentence: `Build ${build.buildNumber} goes on: this step did not start it.`,
            outcome: undefined
        };
    }
    if (choice === 'leave') {
        (0,saved/* saveForPost */.T)(runner, { kind: 'closed' });
        return { sentence: `Build ${build.buildNumber} goes on, as ${input} says "leave".`, outcome: undefined };
    }
    const result = await (0,stop/* stopBuild */.n)({ client, build, clock, ...time });
    if (result.kind === 'ended')
        (0,saved/* saveForPost */.T)(runner, { kind: 'closed' });
    return {
        sentence: (0,stop/* describeStop */.C)(build, result),
        outcome: result.kind === 'ended' ? result.progress.outcome : undefined
    };
}

// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __nccwpck_require__(373);
// EXTERNAL MODULE: ./src/answer.ts + 1 modules
var src_answer = __nccwpck_require__(637);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(992);
;// CONCATENATED MODULE: ./src/codearts/details.ts
/**
 * What the service tells of a build that is over: its steps, artifacts and the cause of a failure. Every field may
 * be missing or null; what can't be read is left out. Pure. api.md §2.5 to §2.7
 */


/** The `build_stages` of ShowBuildRecordFullStages, a map from name to stage, in the order of their `sequence`. */
function readStages(value) {
    const stages = (0,src_answer/* isFields */.Ce)(value) && (0,src_answer/* isFields */.Ce)(value['build_stages']) ? value['build_stages'] : {};
    return Object.entries(stages)
        .flatMap(([name, stage]) => ((0,src_answer/* isFields */.Ce)(stage) ? [{ name, stage }] : []))
        .sort((a, b) => (number(a.stage, 'sequence') ?? 0) - (number(b.stage, 'sequence') ?? 0))
        .map(({ name, stage }) => ({
        name: details_text(stage, 'display_name') || (0,src_text/* printable */.g$)(name, 128),
        result: details_text(stage, 'status').toLowerCase(),
        startedAt: time(stage, 'start_time'),
        durationMs: number(stage, 'duration') ?? number(stage, 'build_duration')
    }));
}
/** The `build_steps` of ShowHistoryDetails. */
function readSteps(value) {
    return list(value, 'build_steps').map(step => ({
        name: details_text(step, 'name'),
        result: details_text(step, 'status').toLowerCase(),
        startedAt: undefined,
        durationMs: number(step, 'build_time')
    }));
}
/** ShowNewOutput: `package_info` is one artifact, `package_infos` and `image_infos` are maps of them. */
function readArtifacts(value) {
    if (!(0,src_answer/* isFields */.Ce)(value))
        return [];
    const maps = [value['package_infos'], value['image_infos']].filter(src_answer/* isFields */.Ce);
    const found = [value['package_info'], ...maps.flatMap(map => Object.values(map))].flat();
    const artifacts = new Map();
    for (const info of found) {
        if (!(0,src_answer/* isFields */.Ce)(info))
            continue;
        const artifact = {
            name: details_text(info, 'name', 500),
            version: details_text(info, 'version', 500),
            type: details_text(info, 'package_type') || details_text(info, 'type'),
            uri: details_text(info, 'uri', 2_000)
        };
        if (artifact.name !== '' || artifact.uri !== '')
            artifacts.set(JSON.stringify(artifact), artifact);
    }
    return [...artifacts.values()];
}
/** ShowLogAnalysis: a node for each step that failed. */
function readCauses(value) {
    return list(value, 'error_nodes').map(node => {
        const info = (0,src_answer/* isFields */.Ce)(node['error_info']) ? node['error_info'] : {};
        return {
            step: details_text(node, 'step'),
            code: details_text(info, 'error_code'),
            message: details_text(info, 'error_message', 1_000),
            faq: details_text(info, 'faq', 500)
        };
    });
}
function list(value, name) {
    const items = (0,src_answer/* isFields */.Ce)(value) ? value[name] : undefined;
    return Array.isArray(items) ? items.filter(src_answer/* isFields */.Ce) : [];
}
function details_text(fields, name, max = 128) {
    const value = fields[name];
    return typeof value === 'string' || typeof value === 'number' ? (0,src_text/* printable */.g$)(String(value), max) : '';
}
function number(fields, name) {
    const value = fields[name];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
/** Milliseconds since 1970, as a number or as an ISO date. */
function time(fields, name) {
    const value = fields[name];
    if (typeof value === 'number')
        return number(fields, name);
    const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(parsed) ? undefined : parsed;
}

;// CONCATENATED MODULE: ./src/gather.ts


const NO_DETAILS = { steps: [], artifacts: [], causes: [] };
/** Milliseconds for all calls together. */
const WITHIN_MS = 20_000;
async function gatherDetails(client, build, record, clock, cancelled) {
    return (0,src_clock/* withDeadline */.NE)(clock, WITHIN_MS, cancelled, new Error('no time left'), async (signal) => {
        const failed = record.word.toUpperCase() !== 'SUCCESS';
        const [steps, artifacts, causes] = await Promise.all([
            gatherSteps(client, build, record, signal),
            contentOf(client.artifacts(build, signal)).then(readArtifacts),
            failed ? contentOf(client.analysis(build, signal)).then(readCauses) : []
        ]);
        return { steps, artifacts, causes };
    });
}
/** Stages tell more, with times, but may be empty or need a record id that is not known. */
async function gatherSteps(client, build, record, signal) {
    const stages = record.recordId === '' ? [] : readStages(await contentOf(client.stages(record.recordId, signal)));
    return stages.length > 0 ? stages : readSteps(await contentOf(client.steps(build, signal)));
}
async function contentOf(call) {
    try {
        const { verdict, content } = await call;
        return verdict === 'ok' && content.kind === 'value' ? content.value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Replaces the file by the service's own whole log. @returns whether that worked */
async function fetchWholeLog(client, recordId, file, signal) {
    if (recordId === '')
        return false;
    return file.replace(async (put) => {
        let size = 0;
        const sink = async (piece) => {
            size += piece.length;
            await put(piece);
        };
        try {
            const { status } = await client.fullLog(recordId, sink, signal);
            return status >= 200 && status < 300 && size > 0;
        }
        catch {
            return false;
        }
    });
}

// EXTERNAL MODULE: ./src/publish.ts + 1 modules
var publish = __nccwpck_require__(49);
;// CONCATENATED MODULE: ./src/report.ts

const TITLES = {
    started: 'CodeArts Build started',
    success: '✅ CodeArts Build succeeded',
    failure: '❌ CodeArts Build failed',
    aborted: '⛔ CodeArts Build was stopped',
    timeout: '⌛ CodeArts Build ran out of time',
    unknown: '❔ CodeArts Build: the result is not known'
};
function summaryOf(report) {
    const parts = [
        `### ${TITLES[report.status]}`,
        (0,src_text/* markdown */.wD)(report.reason, 500),
        table(['', ''], overview(report)),
        causesPart(report.causes),
        stepsPart(report.steps),
        artifactsPart(report.artifacts)
    ];
    return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}
function overview(report) {
    const rows = [
        ['Task', code(report.jobId)],
        ['Build', buildCell(report)],
        ['Commit', commitCell(report)],
        ['Parameters', report.parameterNames.map(code).join(', ') || 'none']
    ];
    if (report.durationMs !== undefined)
        rows.push(['Duration', duration(report.durationMs)]);
    return rows;
}
function buildCell({ buildNumber, dailyBuildNumber, buildUrl }) {
    const number = `#${(0,src_text/* markdown */.wD)(buildNumber)}`;
    const linked = buildUrl === '' ? number : `<a href="${attribute(buildUrl)}">${number}</a>`;
    return dailyBuildNumber === '' ? linked : `${linked} (${(0,src_text/* markdown */.wD)(dailyBuildNumber)})`;
}
function commitCell({ commit, commitReason, repositoryUrl }) {
    const reason = (0,src_text/* markdown */.wD)(commitReason);
    if (commit === '')
        return reason || 'not known';
    const isHash = /^[0-9a-f]{7,64}$/i.test(commit);
    const linked = isHash && repositoryUrl !== ''
        ? `<a href="${attribute(`${repositoryUrl}/commit/${commit}`)}">${code(commit.slice(0, 12))}</a>`
        : code(commit);
    return `${linked}, ${reason}`;
}
function causesPart(causes) {
    if (causes.length === 0)
        return '';
    const rows = causes.map(cause => [
        (0,src_text/* markdown */.wD)(cause.step),
        [code(cause.code), (0,src_text/* markdown */.wD)(cause.message, 1_000)].join(' '),
        /^https:\/\/[^\s]+$/.test(cause.faq)
            ? `<a href="${attribute(cause.faq)}">help</a>`
            : (0,src_text/* markdown */.wD)(cause.faq, 500)
    ]);
    return `#### Why\n\n${table(['Step', 'Cause', ''], rows)}`;
}
function stepsPart(steps) {
    if (steps.length === 0)
        return '';
    const rows = steps.map(step => [
        (0,src_text/* markdown */.wD)(step.name),
        (0,src_text/* markdown */.wD)(step.result) || 'not run',
        step.durationMs === undefined ? '' : duration(step.durationMs)
    ]);
    return `#### Steps\n\n${table(['Step', 'Result', 'Time'], rows)}\n\n${gantt(steps)}`.trimEnd();
}
function artifactsPart(artifacts) {
    if (artifacts.length === 0)
        return '';
    const rows = artifacts.map(({ name, version, type, uri }) => [name, version, type, uri].map(text => (0,src_text/* markdown */.wD)(text)));
    return `#### Artifacts\n\n${table(['Name', 'Version', 'Type', 'URI'], rows)}`;
}
/**
 * A Mermaid chart of the steps that ran. Where the service tells no start times, the steps are set end to end.
 * https://mermaid.js.org/syntax/gantt.html
 */
function gantt(steps) {
    const ran = steps.filter(step => (step.durationMs ?? 0) > 0);
    if (ran.length === 0)
        return '';
    const first = Math.min(...ran.flatMap(step => step.startedAt ?? []));
    let end = 0;
    const bars = ran.map(({ name, result, startedAt, durationMs = 0 }, index) => {
        const from = startedAt === undefined ? end : startedAt - first;
        end = from + durationMs;
        const mark = /^(?:success|finished|completed)?$/.test(result) ? 'done' : 'crit';
        // Numbered, as a name that begins like a word of the language (call, title, gantt, a date) is taken for it.
        return `    ${index + 1} ${chartText(name)} :${mark}, ${from}, ${end}`;
    });
    const head = ['gantt', '    dateFormat x', '    axisFormat %M:%S', '    section Steps'];
    return ['```mermaid', ...head, ...bars, '```'].join('\n');
}
/** Letters, digits and a few signs: everything else has a meaning in some place of the chart's language. */
const chartText = (name) => name.replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, ' ').trim() || 'step';
function duration(ms) {
    const seconds = Math.round(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    if (minutes === 0)
        return `${seconds} s`;
    return minutes < 60
        ? `${minutes} min ${seconds % 60} s`
        : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
/** Text in HTML, as a backtick inside a Markdown code span would end it. */
const code = (text) => (text === '' ? '' : `<code>${(0,src_text/* markdown */.wD)(text)}</code>`);
/** Inside a table cell, too: a bar would end it. */
const attribute = (url) => url.replace(/["'<>&|`\s]/g, character => `&#${character.charCodeAt(0)};`);

// EXTERNAL MODULE: ./src/request.ts
var src_request = __nccwpck_require__(390);
// EXTERNAL MODULE: ./src/start.ts + 1 modules
var start = __nccwpck_require__(235);
// EXTERNAL MODULE: ./src/codearts/explain.ts
var explain = __nccwpck_require__(548);
// EXTERNAL MODULE: ./src/codearts/status.ts
var codearts_status = __nccwpck_require__(25);
// EXTERNAL MODULE: ./src/http.ts + 2 modules
var http = __nccwpck_require__(734);
;// CONCATENATED MODULE: ./src/follow.ts
/**
 * Watches one build until it ends, the wait runs out, the workflow is cancelled, or it can't be seen any more. What
 * passes (a service that is down, throttling, half an answer) is survived, with a line when it begins and one when
 * it ends. api.md §2.10 (a), (b)
 */






/** How long a record may be missing: after the start, and when it vanishes (the service is eventually consistent). */
const MISSING_TOLERATED_MS = 120_000;
/** A new record is often not there at once; that it is still missing after this is told. */
const MISSING_USUAL_MS = 20_000;
/** A finish time with a word that is no known end may be half written: it counts once it was seen so often. */
const LOOKS_AT_UNKNOWN_END = 3;
/** Tries to read the rest of a log after the build's end when it does not come, and milliseconds for all of it. */
const MOST_DRAIN_TRIES = 4;
const MOST_DRAIN_MS = 300_000;
async function followBuild(options) {
    const { clock, timeoutMs, cancelled } = options;
    return (0,src_clock/* withDeadline */.NE)(clock, timeoutMs, cancelled, new Error('out of time'), async (signal) => {
        const ending = await watch(options, signal);
        return ending ?? { kind: cancelled.aborted ? 'cancelled' : 'out-of-time' };
    });
}
/** @returns undefined when the signal ended it */
async function watch(options, signal) {
    const log = createLogWatch(options);
    const ending = await awaitEnding(options, log, signal);
    await (ending?.kind === 'ended' ? log.drain(signal) : log.end());
    return ending;
}
async function awaitEnding(options, log, signal) {
    const { clock, pace } = options;
    const look = createLook(options);
    while (!signal.aborted) {
        const sight = await look(signal);
        if (typeof sight === 'object')
            return sight;
        // Where the build is not to be seen there is no log of it: not asking spares a service in trouble, and the user
        // a second line about it.
        const more = sight === 'seen' && (await log.pump(signal));
        if (!more)
            await clock.sleep(pace.next(), signal);
    }
    return undefined;
}
/** One look at the state of the build: an ending, or while there is none, whether the build was seen. */
function createLook(options) {
    const { build, clock, pace, tell, onRecord } = options;
    const trouble = createTroubleTeller(`The state of build ${build.buildNumber}`, tell);
    const tellPhase = createPhaseTeller(build, tell);
    let missingSince;
    let unknownEnds = 0;
    const seen = (progress) => {
        missingSince = undefined;
        pace.good();
        trouble.over();
        onRecord(progress.record);
        tellPhase(progress);
        const doubtful = progress.done && progress.outcome === 'unknown';
        unknownEnds = doubtful ? unknownEnds + 1 : 0;
        if (!progress.done || (doubtful && unknownEnds < LOOKS_AT_UNKNOWN_END))
            return 'seen';
        return { kind: 'ended', outcome: progress.outcome, record: progress.record };
    };
    return async (signal) => {
        const sight = await lookAt(options, signal);
        if (signal.aborted)
            return 'unseen';
        if (sight.kind === 'seen')
            return seen(sight.progress);
        if (sight.kind === 'trouble') {
            slowDown(options, sight.answer);
            trouble.begin(sight.why);
            return 'unseen';
        }
        missingSince ??= clock.now();
        const missingFor = clock.now() - missingSince;
        if (sight.kind === 'barred' || missingFor > MISSING_TOLERATED_MS)
            return { kind: 'lost', error: sight.error };
        if (missingFor > MISSING_USUAL_MS)
            trouble.begin(sight.error.message);
        return 'unseen';
    };
}
async function lookAt({ client, build }, signal) {
    let answer;
    try {
        answer = await client.record(build, signal);
    }
    catch (error) {
        // The sign-in was refused when it was to be renewed.
        if (error instanceof errors/* ActionError */.l && error.code !== 'unclear')
            return { kind: 'barred', error };
        if (!(error instanceof errors/* ActionError */.l || error instanceof http/* HttpFailure */.H))
            throw error;
        return { kind: 'trouble', answer: undefined, why: error.message };
    }
    const progress = answer.content.kind === 'value' ? (0,codearts_status/* readProgress */.g)(answer.content.value) : undefined;
    if (answer.verdict === 'ok' && progress)
        return { kind: 'seen', progress };
    if (PASSING.has(answer.verdict))
        return { kind: 'trouble', answer, why: `${(0,src_answer/* describeAnswer */.O1)(answer)}.` };
    const error = (0,explain/* refusedError */.b)(`The state of build ${build.buildNumber} can't be read`, answer);
    return { kind: answer.verdict === 'unauthorized' ? 'barred' : 'missing', error };
}
const PASSING = new Set(['throttled', 'failed', 'unreadable']);
function slowDown({ pace, clock }, answer) {
    if (answer?.verdict === 'throttled')
        pace.throttled(answer, clock.now());
    else
        pace.failed();
}
/** Reads what is left of the log of a build that has ended; tells when that can't be done. */
function drainLog(options) {
    return createLogWatch(options).drain(options.cancelled);
}
const NO_LOG = { pump: async () => false, drain: async () => { }, end: async () => { } };
function createLogWatch(options) {
    const { clock, pace, log, tell } = options;
    if (!log)
        return NO_LOG;
    const trouble = createTroubleTeller('The log', tell);
    let gone = false;
    const pump = async (signal) => {
        if (gone)
            return 'gone';
        const pumped = await log.pump(signal);
        if (signal.aborted)
            return pumped.kind;
        if (pumped.kind === 'trouble') {
            slowDown(options, pumped.answer);
            trouble.begin(pumped.why);
        }
        else
            trouble.over();
        gone = pumped.kind === 'gone';
        if (gone)
            tell('The service has no call here that gives the log of a build while it runs.');
        return pumped.kind;
    };
    const readRest = async (signal) => {
        for (let tries = 0; tries < MOST_DRAIN_TRIES && !signal.aborted;) {
            const kind = await pump(signal);
            if (kind === 'idle' || kind === 'gone')
                return true;
            if (kind === 'more')
                continue;
            tries += 1;
            if (tries < MOST_DRAIN_TRIES)
                await clock.sleep(pace.next(), signal);
        }
        return false;
    };
    return {
        pump: async (signal) => (await pump(signal)) === 'more',
        async drain(signal) {
            const whole = await (0,src_clock/* withDeadline */.NE)(clock, MOST_DRAIN_MS, signal, new Error('out of time'), readRest);
            await log.end();
            if (!whole)
                tell('The end of the log could not be read here; look at it in the console.');
        },
        end: log.end
    };
}
/** One line when something begins to fail, one when it works again. */
function createTroubleTeller(subject, tell) {
    let failing = false;
    return {
        begin(why) {
            if (!failing)
                tell(`${subject} can't be read for now, waiting on. ${why}`);
            failing = true;
        },
        over() {
            if (failing)
                tell(`${subject} can be read again.`);
            failing = false;
        }
    };
}
/** A line when the phase changes, never one for each look. */
function createPhaseTeller({ buildNumber }, tell) {
    let told = '';
    return (progress) => {
        if (progress.done || progress.phase === told)
            return;
        told = progress.phase;
        tell(`Build ${buildNumber} is ${progress.phase}.`);
    };
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./src/log-file.ts
/** The log of a build as a file, for an upload step: as it is streamed, or whole when the service gives it whole. */


/**
 * Makes a folder of its own below `parent`, so that nothing that is there already is in the way.
 * @param onTrouble told once, when lines could not be written
 */
async function createLogFile(parent, name, onTrouble) {
    const path = (0,external_node_path_.join)(await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(parent, 'codearts-build-')), name);
    await (0,promises_namespaceObject.writeFile)(path, '');
    let complete = true;
    return {
        path,
        async append(lines) {
            try {
                if (complete)
                    await (0,promises_namespaceObject.appendFile)(path, lines);
            }
            catch (error) {
                complete = false;
                onTrouble(error);
            }
        },
        async replace(fill) {
            const replaced = await replaceFile(path, fill).catch(() => false);
            complete ||= replaced;
            return replaced;
        },
        async size() {
            try {
                return complete ? (await (0,promises_namespaceObject.stat)(path)).size : 0;
            }
            catch {
                return 0;
            }
        }
    };
}
async function replaceFile(path, fill) {
    const part = `${path}.part`;
    try {
        const handle = await (0,promises_namespaceObject.open)(part, 'w');
        const whole = await fill(piece => handle.appendFile(piece)).finally(() => handle.close());
        if (whole)
            await (0,promises_namespaceObject.rename)(part, path);
        return whole;
    }
    finally {
        await (0,promises_namespaceObject.rm)(part, { force: true });
    }
}

// EXTERNAL MODULE: ./src/codearts/log.ts + 1 modules
var log = __nccwpck_require__(208);
;// CONCATENATED MODULE: ./src/log-stream.ts
/**
 * The live log of a build, from the service's pages to wherever whole lines go. Nothing is passed on twice and
 * nothing loops, whatever the pages say; the memory stays flat whatever their number. api.md §2.6, §2.10 (b)
 */




const MOST_PAGES_AT_ONCE = 100;
/** Pages in a row that may bring nothing although they promise more. */
const MOST_BARREN_PAGES = 3;
/** "The executor does not answer": there is no log yet, or never will be (api.md §1.3). */
const NOT_READY = /^(?:DEV)?CB\.(?:00030004|00031059)$/;
function createLogStream(client, build, sink) {
    const assembler = (0,log/* createLineAssembler */.fu)();
    const news = createNews();
    let cursor = log/* LOG_START */.ES.v3;
    const take = async (page) => {
        const piece = news(page, cursor.offset);
        if (isBeyond(page.next.offset, cursor.offset))
            cursor = page.next;
        const lines = assembler.push(piece);
        if (lines !== '')
            await sink(lines);
        return piece.content !== '';
    };
    const readOne = async (signal) => {
        const answer = await client.logPage(build, cursor, signal);
        const atStart = cursor === log/* LOG_START */.ES[cursor.family];
        if (atStart && isNotReady(answer))
            return { kind: 'idle' };
        if (atStart && answer.verdict === 'no-api') {
            if (cursor.family === 'v1')
                return { kind: 'gone' };
            cursor = log/* LOG_START */.ES.v1;
            return readOne(signal);
        }
        return (0,log/* readLogPage */._7)(answer, cursor) ?? { kind: 'trouble', answer, why: `${(0,src_answer/* describeAnswer */.O1)(answer)}.` };
    };
    const pump = async (signal) => {
        let barren = 0;
        for (let pages = 0; pages < MOST_PAGES_AT_ONCE; pages += 1) {
            const page = await readOne(signal);
            if ('kind' in page)
                return page;
            barren = (await take(page)) ? 0 : barren + 1;
            if (!page.more)
                return { kind: 'idle' };
            if (barren >= MOST_BARREN_PAGES)
                return { kind: 'stalled' };
        }
        return { kind: 'more' };
    };
    return {
        pump: async (signal) => {
            try {
                return await pump(signal);
            }
            catch (error) {
                if (!(error instanceof http/* HttpFailure */.H || error instanceof errors/* ActionError */.l))
                    throw error;
                return { kind: 'trouble', answer: undefined, why: error.message };
            }
        },
        async end() {
            const rest = assembler.end();
            if (rest !== '')
                await sink(rest);
        }
    };
}
const isNotReady = ({ content }) => content.kind === 'error' && NOT_READY.test(content.code);
const isBeyond = (offset, before) => BigInt(offset) > BigInt(before);
const NOTHING = { content: '', bytewise: false };
/**
 * Tells what of a page was not there before. A page that advances is new, but for what an earlier, stuck page from
 * the same place has shown. A page that does not advance is new only where it goes on from what was shown, and one
 * that ends before that place is all old.
 */
function createNews() {
    let previous = NOTHING;
    let shownHere = NOTHING;
    return (page, offset) => {
        const beyond = rest(page, shownHere);
        if (isBeyond(page.next.offset, offset)) {
            previous = page;
            shownHere = NOTHING;
            return beyond ?? page;
        }
        const isRepeated = page.content === previous.content;
        if (!beyond || isRepeated || isBeyond(offset, page.next.offset))
            return NOTHING;
        shownHere = page;
        return beyond;
    };
}
/** What a piece has after its beginning; undefined when it begins otherwise. Cut or not, they are compared alike. */
function rest(whole, beginning) {
    const alike = whole.bytewise === beginning.bytewise;
    const [all, start] = alike ? [whole.content, beginning.content] : [bytesOf(whole), bytesOf(beginning)];
    if (!all.startsWith(start))
        return undefined;
    return { content: all.slice(start.length), bytewise: alike ? whole.bytewise : true };
}
const bytesOf = ({ content, bytewise }) => bytewise ? content : Buffer.from(content).toString('latin1');

// EXTERNAL MODULE: ./src/retry.ts
var retry = __nccwpck_require__(809);
;// CONCATENATED MODULE: ./src/pace.ts

const LONGEST_INTERVAL_MS = 60_000;
/** The service may ask for hours; a build may end meanwhile. */
const LONGEST_ASKED_MS = 5 * 60_000;
/** Good looks in a row until the interval is halved again. */
const RECOVERY = 5;
/** @param usualMs milliseconds between two looks when all is well */
function createPace(usualMs, random) {
    const longest = Math.max(LONGEST_INTERVAL_MS, usualMs);
    let interval = usualMs;
    let goodInRow = 0;
    let failures = 0;
    /** Asked for by the service; for the next wait only. */
    let asked = 0;
    return {
        next() {
            const backOff = failures === 0 ? interval : Math.min(interval * 2 ** (failures - 1), longest);
            // Between 90 and 110 %, so that the jobs of a matrix drift apart.
            const ms = Math.max(backOff * (0.9 + random() / 5), asked);
            asked = 0;
            return ms;
        },
        good() {
            failures = 0;
            goodInRow += 1;
            if (goodInRow < RECOVERY || interval === usualMs)
                return;
            goodInRow = 0;
            interval = Math.max(interval / 2, usualMs);
        },
        throttled(answer, now) {
            goodInRow = 0;
            interval = Math.min(interval * 2, longest);
            asked = Math.min(Math.max(asked, (0,retry/* retryDelay */.a2)(1, answer, random, now)), LONGEST_ASKED_MS);
        },
        failed() {
            goodInRow = 0;
            failures += 1;
        }
    };
}

;// CONCATENATED MODULE: ./src/watch.ts






async function openWatch(build, wait, parts) {
    const { runner, client, clock, random, cancellation } = parts;
    const file = wait.logs === 'none' ? undefined : await openFile(build, parts);
    const log = createLogStream(client, build, toLogAnd(file, runner));
    const options = {
        client,
        build,
        clock,
        pace: createPace(wait.pollMs, random),
        log: wait.logs === 'stream' ? log : undefined,
        timeoutMs: wait.timeoutMs,
        cancelled: cancellation.requested,
        tell: runner.info
    };
    /** Whatever of the log is printed meanwhile goes into a group, and the group is closed on every way out. */
    const fenced = async (work) => {
        runner.log.open(`Log of build ${build.buildNumber}`);
        return work().finally(runner.log.close);
    };
    return {
        follow: onRecord => fenced(() => followBuild({ ...options, onRecord })),
        async lookBack(ending) {
            const isShown = wait.logs === 'stream' || (wait.logs === 'on_failure' && endedBadly(ending));
            if (isShown && !options.log)
                await fenced(() => drainLog({ ...options, log }));
            if (ending.kind !== 'ended')
                return { logPath: await pathIfAny(file), details: NO_DETAILS };
            const logPath = file ? await completeFile(file, ending.record, options, isShown) : '';
            const details = await gatherDetails(client, build, ending.record, clock, cancellation.requested);
            return { logPath, details };
        }
    };
}
/** A build that hangs is one whose log is wanted; after a cancel there is no time for it. */
const endedBadly = (ending) => ending.kind === 'ended' ? ending.outcome !== 'success' : ending.kind === 'out-of-time';
async function openFile({ buildNumber }, { runner, tempFolder }) {
    const warn = (error) => {
        runner.warning(`The log is not kept as a file: ${(0,src_text/* printable */.g$)(String(error))}`);
    };
    return createLogFile(tempFolder, `build-${buildNumber}.log`, warn).catch(warn);
}
/** The file gets the lines as the service sent them, the runner's log gets them made harmless. */
function toLogAnd(file, runner) {
    return async (lines) => {
        await runner.log.write((0,src_text/* logText */.kc)(lines));
        await file?.append(lines);
    };
}
/** The service's whole log; where that is not to be had, what was shown, or what can be read now. */
async function completeFile(file, record, options, isShown) {
    const { client, build, cancelled } = options;
    const whole = await fetchWholeLog(client, record.recordId, file, cancelled);
    if (!whole && !isShown) {
        await drainLog({ ...options, log: createLogStream(client, build, file.append) });
    }
    return pathIfAny(file);
}
async function pathIfAny(file) {
    return file && (await file.size()) > 0 ? file.path : '';
}

;// CONCATENATED MODULE: ./src/run.ts











/** Rejects with an `ActionError` when the step must fail; outputs that are known by then are written. */
async function run(inputs, workflow, parts) {
    await startAndFollow(inputs, workflow, parts);
    const missing = parts.runner.missingOutputs();
    if (missing)
        throw missing;
}
async function startAndFollow(inputs, workflow, parts) {
    const { runner } = parts;
    const publisher = (0,publish/* createPublisher */.j)(inputs, runner);
    if (inputs.endpoint.warning)
        runner.warning(inputs.endpoint.warning);
    const build = inputs.buildNumber === ''
        ? await run_start(inputs, workflow, publisher, parts)
        : attach(inputs, publisher, runner);
    if (!build)
        return;
    const { conclusion, details } = await seeThrough(build, inputs, publisher, parts);
    if (inputs.summary) {
        const { error, ...end } = conclusion;
        await runner.summarize(summaryOf({
            ...publisher.facts(),
            ...end,
            ...details,
            reason: error?.message ?? '',
            parameterNames: inputs.parameters.map(({ name }) => name),
            repositoryUrl: workflow.repositoryUrl
        }));
    }
    if (conclusion.error)
        throw conclusion.error;
    // It came after the result, but the step of a cancelled run never ends green.
    if (parts.cancellation.requested.aborted)
        throw cancelledLate(conclusion, build);
}
function cancelledLate({ status }, { buildNumber }) {
    const goesOn = `Build ${buildNumber} runs; the clean-up of this step stops it, unless on_cancel says "leave".`;
    return new errors/* ActionError */.l('stopped', 'The workflow was cancelled.', status === 'started' ? goesOn : undefined);
}
/** @returns undefined after a dry run */
function attach({ jobId, buildNumber, dryRun }, publisher, runner) {
    if (dryRun) {
        return endDryRun(runner, `Dry run, nothing is sent. Build ${buildNumber} would be followed to its end.`);
    }
    publisher.started({ buildNumber, dailyBuildNumber: '', octopusJobName: '' });
    return { jobId, buildNumber };
}
/** @returns undefined after a dry run */
async function run_start(inputs, workflow, publisher, parts) {
    const { runner, clock, cancellation } = parts;
    const { jobId, correlationParameter } = inputs;
    const commit = tellCommit(chooseCommit(workflow.event, inputs.commit), publisher, runner);
    const uniqueKey = correlationParameter === '' ? '' : parts.uniqueKey();
    const request = (0,src_request/* runJobRequest */.m)(inputs, commit, uniqueKey);
    if (inputs.dryRun)
        return tellDryRun(request, runner);
    if (cancellation.requested.aborted) {
        throw new errors/* ActionError */.l('stopped', 'The workflow was cancelled before a build was started.');
    }
    (0,saved/* saveForPost */.T)(runner, { kind: 'starting', jobId, commit, uniqueKey, sentAt: clock.now() });
    const outcome = await (0,start/* startBuild */.b)(request, correlationParameter, {
        ...parts,
        tell: runner.info,
        linkTo: found => (0,publish/* linkTo */.u)(inputs, found)
    });
    if (outcome.kind === 'not-started')
        (0,saved/* saveForPost */.T)(runner, { kind: 'closed' });
    if (outcome.kind !== 'started' && outcome.kind !== 'adopted')
        throw outcome.error;
    if (outcome.kind === 'adopted')
        runner.warning(outcome.notice);
    const { buildNumber, dailyBuildNumber } = outcome.build;
    // Said and saved first: whatever comes then, the build is known.
    runner.info(`Build ${buildNumber}${dailyBuildNumber === '' ? '' : ` (${dailyBuildNumber})`} started.`);
    (0,saved/* saveForPost */.T)(runner, { kind: 'open', build: { jobId, buildNumber }, onCancel: inputs.wait.onCancel });
    publisher.started(outcome.build);
    runner.output('status', 'started');
    const { buildUrl } = publisher.facts();
    if (buildUrl !== '')
        runner.info(buildUrl);
    return { jobId, buildNumber };
}
/** @returns the commit to send, or empty */
function tellCommit(choice, publisher, runner) {
    if (choice.kind === 'refused')
        throw new errors/* ActionError */.l('input', choice.message, choice.hint);
    const { commit, source, reason, warning } = choice;
    if (warning)
        runner.warning(warning);
    runner.info(`Commit: ${commit === '' ? '' : `${(0,src_text/* printable */.g$)(commit)}, `}${(0,src_text/* printable */.g$)(reason)}.`);
    publisher.commit(commit, source, reason);
    return commit;
}
/** The runner has shown the step's inputs already, so showing the request tells nothing new. */
function tellDryRun(request, runner) {
    endDryRun(runner, 'Dry run, nothing is sent. The request would be POST /v3/jobs/build with:');
    // `##[` is a command to the runner wherever it stands; the escape is the same character to JSON.
    runner.info(JSON.stringify(request).replaceAll('##[', '#\\u0023['));
}
function endDryRun(runner, line) {
    runner.output('status', 'dry_run');
    runner.info(line);
}
async function seeThrough(build, inputs, publisher, parts) {
    const { runner, cancellation } = parts;
    if (!inputs.wait.wanted) {
        const conclusion = cancellation.requested.aborted
            ? await conclude({ kind: 'cancelled' }, build, inputs, parts)
            : { status: 'started', error: undefined, durationMs: undefined };
        runner.output('status', conclusion.status);
        return { conclusion, details: NO_DETAILS };
    }
    const watch = await openWatch(build, inputs.wait, parts);
    const ending = await watch.follow(publisher.seen);
    const conclusion = await conclude(ending, build, inputs, parts);
    runner.output('status', conclusion.status);
    if (conclusion.durationMs !== undefined) {
        runner.output('duration_seconds', String(Math.round(conclusion.durationMs / 1000)));
    }
    const { details, logPath } = await watch.lookBack(ending);
    if (ending.kind === 'ended')
        runner.output('artifacts', JSON.stringify(details.artifacts));
    runner.output('log_path', logPath);
    for (const { step, code, message } of details.causes) {
        const text = [code, message].filter(Boolean).join(': ');
        if (text !== '')
            runner.annotate(`Step ${step || 'of the build'} failed`, text);
    }
    return { conclusion, details };
}


/***/ }),

/***/ 570:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner),
  h: () => (/* binding */ readWorkflowRun)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __nccwpck_require__(178);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(916);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./src/fence.ts
/**
 * Prints what others wrote so that the runner obeys none of it: inside a group, between `::stop-commands::` fences
 * with a word that nobody can guess. Commands of our own go out between two fences.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */

function createFence(stream) {
    let title = '';
    let word;
    let atLineStart = true;
    const print = (text) => {
        const room = stream.write(text);
        atLineStart = text.endsWith('\n');
        return room;
    };
    // A command counts only at the start of a line.
    const line = (text) => {
        print(`${atLineStart ? '' : '\n'}${text}\n`);
    };
    const stop = () => {
        word = (0,external_node_crypto_.randomUUID)();
        line(`::stop-commands::${word}`);
    };
    const resume = () => {
        line(`::${word}::`);
        word = undefined;
    };
    return {
        line,
        open(next) {
            title = next;
        },
        async write(lines) {
            if (lines === '')
                return;
            if (word === undefined) {
                line(`::group::${title}`);
                stop();
            }
            if (!print(lines))
                await new Promise(resolve => stream.once('drain', resolve));
        },
        outside(say) {
            if (word === undefined)
                return say();
            resume();
            try {
                return say();
            }
            finally {
                stop();
            }
        },
        close() {
            if (word === undefined)
                return;
            resume();
            line('::endgroup::');
        }
    };
}

// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(992);
;// CONCATENATED MODULE: ./src/runner.ts
/**
 * Everything that is said to the workflow runner and read from it: masks, log lines, outputs, state, the summary
 * and the event. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */

// By its file, as the front door of the package brings a client of the GitHub API along, 8 ms and 220 kB.




function createRunner() {
    const fence = createFence(process.stdout);
    const { outside } = fence;
    const missing = [];
    /** These go to files, unless an old runner names none; then they are commands. */
    const toFile = (file, say) => (process.env[file] ? say() : outside(say));
    // Whatever way the process ends, the log that follows this step must not stay fenced.
    process.once('exit', fence.close);
    return {
        // A mask works line by line, and an empty one would hide everything.
        mask: secret => {
            const lines = secret.split(/[\r\n]+/).map(line => line.trim());
            for (const line of lines)
                if (line !== '')
                    outside(() => core/* setSecret */.Pq(line));
        },
        info: fence.line,
        warning: text => outside(() => core/* warning */.$e(text)),
        annotate: (title, text) => outside(() => core/* error */.z3(text, { title })),
        output(name, value) {
            try {
                toFile('GITHUB_OUTPUT', () => core/* setOutput */.uH(name, value));
            }
            catch (error) {
                missing.push(name);
                const what = `The output ${name} (${(0,src_text/* printable */.g$)(value)}) could not be written: ${(0,src_text/* printable */.g$)(String(error))}`;
                outside(() => core/* warning */.$e(what));
            }
        },
        missingOutputs() {
            if (missing.length === 0)
                return undefined;
            const what = `Outputs could not be written, so that later steps do not have them: ${missing.join(', ')}.`;
            return new errors/* ActionError */.l('unclear', what, 'Is there room on the disk of the runner?');
        },
        saveState(name, value) {
            try {
                toFile('GITHUB_STATE', () => core/* saveState */.LZ(name, value));
            }
            catch (error) {
                outside(() => core/* warning */.$e(`What post needs could not be saved: ${(0,src_text/* printable */.g$)(String(error))}`));
            }
        },
        state: core/* getState */.Gu,
        async summarize(markdown) {
            try {
                await core/* summary */.z.addRaw(markdown, true).write();
            }
            catch (error) {
                outside(() => core/* warning */.$e(`The job summary could not be written: ${(0,src_text/* printable */.g$)(String(error))}`));
            }
        },
        log: fence
    };
}
function readWorkflowRun() {
    const { eventName = '', sha = '', payload, serverUrl } = readContext();
    const repository = process.env['GITHUB_REPOSITORY'] ?? '';
    return {
        event: { name: eventName, sha, payload },
        repositoryUrl: repository === '' ? '' : `${serverUrl}/${repository}`
    };
}
/** The library reads the event from its file, which may be broken. */
function readContext() {
    try {
        return new Context();
    }
    catch (error) {
        const hint = 'Is the file that GITHUB_EVENT_PATH names the event as the runner wrote it?';
        throw new errors/* ActionError */.l('input', `The event of this workflow can't be read: ${(0,src_text/* printable */.g$)(String(error))}`, hint);
    }
}


/***/ }),

/***/ 856:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readSaved),
/* harmony export */   T: () => (/* binding */ saveForPost)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(637);
/** What main leaves for post, in the runner's state: no secret, only which build may have to be stopped. */

const NAME = 'build';
function saveForPost(runner, saved) {
    runner.saveState(NAME, JSON.stringify(saved));
}
/** @returns undefined where main was ended before it saved anything */
function readSaved(runner) {
    const text = runner.state(NAME);
    return text === '' ? undefined : (parse(text) ?? { kind: 'garbled' });
}
function parse(text) {
    const { kind, jobId, commit, uniqueKey, sentAt, build, onCancel } = readJson(text);
    if (kind === 'closed')
        return { kind };
    if (kind === 'starting' && fits(jobId, JOB_ID) && fits(commit, TEXT) && fits(uniqueKey, TEXT)) {
        return typeof sentAt === 'number' ? { kind, jobId, commit, uniqueKey, sentAt } : undefined;
    }
    if (kind === 'open' && isBuild(build) && (onCancel === 'stop' || onCancel === 'leave')) {
        return { kind, build: { jobId: build.jobId, buildNumber: build.buildNumber }, onCancel };
    }
    return undefined;
}
function readJson(text) {
    try {
        const value = JSON.parse(text);
        return (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) ? value : {};
    }
    catch {
        return {};
    }
}
/** They go into paths. */
const JOB_ID = /^[A-Za-z0-9]{1,64}$/;
const TEXT = /^\S*$/;
const BUILD_NUMBER = /^[1-9]\d{0,15}$/;
const fits = (value, pattern) => typeof value === 'string' && pattern.test(value);
const isBuild = (value) => (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) && fits(value['jobId'], JOB_ID) && fits(value['buildNumber'], BUILD_NUMBER);


/***/ }),

/***/ 194:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ createSecrets)
/* harmony export */ });
/** Shorter ones would turn innocent text into stars; real ones are longer by far. */
const SHORTEST = 8;
function createSecrets(mask) {
    const kept = new Set();
    return {
        keep(secret) {
            mask(secret);
            const text = secret.trim();
            if (text.length >= SHORTEST)
                kept.add(text);
        },
        redact(body) {
            // A quick look that spares most answers, such as the pages of a log, the copies and the patterns.
            const suspects = [...kept].filter(secret => body.includes(longestWord(secret.slice(0, TELLING))));
            if (suspects.length === 0)
                return body;
            // Byte by byte, so that a body that is not UTF-8 stays as it is; the secrets are ASCII.
            const text = body.toString('latin1');
            // The longest first, as a shorter one may be a part of it.
            const redacted = suspects.sort((a, b) => b.length - a.length).reduce(withoutSecret, text);
            return redacted === text ? body : Buffer.from(redacted, 'latin1');
        }
    };
}
/**
 * A server may cut its answer inside a secret, so what begins like one and then ends is taken out as well. What is
 * left of a shorter piece still hides enough; and another secret may begin alike, as all tokens of one issuer do.
 */
const TELLING = 24;
/** What a secret may go on with. */
const GOES_ON = /[A-Za-z0-9+/=_%\\-]/;
function withoutSecret(text, secret) {
    const [start, rest] = [secret.slice(0, TELLING), secret.slice(TELLING)];
    const pattern = new RegExp([...start].map(spellingsOf).join(''), 'g');
    const pieces = [];
    let from = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
        const end = endOfSecret(text, pattern.lastIndex, rest);
        if (end === undefined)
            continue;
        pieces.push(text.slice(from, found.index), '***');
        from = end;
        pattern.lastIndex = end;
    }
    return pieces.join('') + text.slice(from);
}
/** Where the rest of a secret ends, or is cut off; undefined when the text goes on otherwise. */
function endOfSecret(text, start, rest) {
    let at = start;
    for (const sign of rest) {
        const next = new RegExp(spellingsOf(sign), 'y');
        next.lastIndex = at;
        if (!next.test(text))
            return GOES_ON.test(text[at] ?? '') ? undefined : at;
        at = next.lastIndex;
    }
    return at;
}
const longestWord = (text) => text.split(/[^A-Za-z0-9]+/).reduce((longest, word) => (word.length > longest.length ? word : longest));
/**
 * `=` may come as `\u003d` (Gson writes that) or `%3D`, and `/` as `\/` (PHP does), once more escaped when JSON stands
 * in JSON: all of it is read as the same sign. No more backslashes than that, as a body of them alone would take for
 * ever.
 */
function spellingsOf(sign) {
    if (/[A-Za-z0-9]/.test(sign))
        return sign;
    const code = sign.charCodeAt(0).toString(16).padStart(4, '0');
    const hex = code.replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`);
    return `(?:\\\\{1,3}u${hex}|%${hex.slice(2)}|\\\\{0,3}\\u${code})`;
}


/***/ }),

/***/ 235:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  s: () => (/* binding */ outcomeOf),
  b: () => (/* binding */ startBuild)
});

// EXTERNAL MODULE: ./src/answer.ts + 1 modules
var src_answer = __nccwpck_require__(637);
// EXTERNAL MODULE: ./src/codearts/explain.ts
var explain = __nccwpck_require__(548);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(992);
;// CONCATENATED MODULE: ./src/codearts/schema.ts
/** Guards from unknown JSON to what the action uses. Pure. */


/** The answer of RunJob and ExecuteJob (api.md §1.1, §1.2), or what stood where the build number should be. */
function readStartedBuild(value) {
    if (!(0,src_answer/* isFields */.Ce)(value))
        return { got: describe(value) };
    const number = value['actual_build_number'];
    if (!isBuildNumber(number))
        return { got: `actual_build_number: ${describe(number)}` };
    return {
        buildNumber: String(number),
        dailyBuildNumber: plainText(value['daily_build_number']),
        octopusJobName: plainText(value['octopus_job_name'])
    };
}
/** A positive whole number, as a number or as its digits; exact, so not beyond 2^53. */
function isBuildNumber(value) {
    if (typeof value === 'string')
        return /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value));
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
const plainText = (value) => typeof value === 'string' || typeof value === 'number' ? (0,src_text/* printable */.g$)(String(value), 64) : '';
/** Names a value without going into it: it may be nested deeper than the stack is. */
function describe(value) {
    if (value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    return (0,src_answer/* isFields */.Ce)(value) ? 'an object' : (0,src_text/* printable */.g$)(JSON.stringify(value), 80);
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(916);
// EXTERNAL MODULE: ./src/find.ts
var find = __nccwpck_require__(196);
// EXTERNAL MODULE: ./src/http.ts + 2 modules
var http = __nccwpck_require__(734);
// EXTERNAL MODULE: ./src/reach.ts
var reach = __nccwpck_require__(296);
;// CONCATENATED MODULE: ./src/start.ts
/**
 * Starts exactly one build. The service has no idempotency key, so the request is repeated only when it provably
 * was not performed (retry.ts, and a twin path after "no such API"). After every other missing or senseless answer
 * the build is looked for; never is a second request made, also not when no build is found: that the service shows
 * none for a minute is good enough to tell the user, and no proof.
 */







/** @param uniqueParameter the name of the parameter that holds this step's unique key; empty when there is none */
async function startBuild(request, uniqueParameter, parts) {
    const { client, clock, cancellation, tell, linkTo } = parts;
    const sentAt = clock.now();
    const reply = await send(request, client, cancellation.givenUp);
    if (reply.kind !== 'unclear')
        return reply;
    tell(`It is not clear whether a build was started; looking for it. ${reply.why}`);
    const sought = { request, sentAt, uniqueParameter, octopusJobName: octopusName(reply.fragment) };
    const { requested: hurry, lookedEnough: signal } = cancellation;
    const found = await (0,find/* findBuild */.w)(sought, { client, clock, hurry, signal });
    return outcomeOf(found, request.job_id, reply.why, linkTo);
}
async function send(request, client, givenUp) {
    let answer;
    try {
        answer = await client.runJob(request, givenUp);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return { kind: 'not-started', error: withoutSignIn(error) };
        if (!(error instanceof http/* HttpFailure */.H))
            throw error;
        return error.sent ? { kind: 'unclear', why: error.message, fragment: error.partial } : notSent(error);
    }
    return readReply(answer);
}
function readReply(answer) {
    const { verdict, content } = answer;
    const fragment = answer.response.body.toString('utf8');
    // "See other" is said of a request that was performed (RFC 9110, 15.4.4), and a no that names a build is no plain no.
    const performed = answer.status === 303 || (verdict !== 'ok' && NAMES_BUILD.test(fragment));
    if (verdict === 'failed' || verdict === 'unreadable' || performed) {
        return { kind: 'unclear', why: `The answer was ${(0,src_answer/* describeAnswer */.O1)(answer)}.`, fragment };
    }
    if (verdict !== 'ok' || content.kind !== 'value') {
        return { kind: 'not-started', error: (0,explain/* refusedError */.b)('The build was not started', answer) };
    }
    const build = readStartedBuild(content.value);
    if (!('got' in build))
        return { kind: 'started', build };
    const why = `The answer (${(0,src_answer/* describeAnswer */.O1)(answer)}) names no build number; it has ${build.got}.`;
    return { kind: 'unclear', why, fragment };
}
const NAMES_BUILD = /"actual_build_number"\s*:\s*"?[1-9]/;
/** The executor's name for the build, where that much of the answer arrived. */
function octopusName(fragment) {
    return /"octopus_job_name"\s*:\s*"(j_\w{1,64})"/.exec(fragment)?.[1] ?? '';
}
/** What was found, as the outcome of the start. @param why why the build had to be looked for */
function outcomeOf(found, jobId, why, linkTo) {
    switch (found.kind) {
        case 'one': {
            const { buildNumber, dailyBuildNumber } = found.build;
            return {
                kind: 'adopted',
                build: { buildNumber, dailyBuildNumber, octopusJobName: '' },
                notice: `The answer to the start was lost, but build ${buildNumber} is the one build since then that fits what ` +
                    `was sent, so it is taken for this step's own. ${why}`
            };
        }
        case 'none': {
            const message = `The build was not started: a minute later the service shows no build that could be it. ${why}`;
            return {
                kind: 'not-started',
                error: new errors/* ActionError */.l('unclear', message, 'The step can be run again.')
            };
        }
        case 'none-yet':
            return unknown('No such build was seen in the moment that there was to look for one.', jobId, why);
        case 'unsure':
            return unknown(`One of these may be it: ${found.candidates.map(start_name(linkTo)).join(', ')}.`, jobId, why);
        case 'blind':
            return unknown('The builds of the task could not be listed.', jobId, why);
    }
}
const start_name = (linkTo) => (build) => {
    const { buildNumber, commit } = build;
    const link = linkTo(build);
    const ofCommit = commit === '' ? '' : ` of commit ${commit.slice(0, 12)}`;
    return `build ${buildNumber}${ofCommit}${link === '' ? '' : ` (${link})`}`;
};
function unknown(what, jobId, why) {
    const message = `A build may have been started, but its number is not known. ${why} ${what}`;
    const hint = `Look at the history of task ${jobId} in the console before you run this step again: the request is not ` +
        'repeated, as that could start a second build.';
    return { kind: 'unknown', error: new errors/* ActionError */.l('unclear', message, hint) };
}
/** A refusal says enough; trouble on the way to a token says nothing of a build by itself. */
function withoutSignIn(error) {
    if (error.code !== 'unclear')
        return error;
    const hint = [error.hint, NOTHING_SENT].filter(Boolean).join(' ');
    return new errors/* ActionError */.l('unclear', `The build was not started. ${error.message}`, hint, error);
}
const NOTHING_SENT = 'Nothing was sent; the step can be run again.';
function notSent(failure) {
    const message = `The build was not started. ${failure.message}`;
    return { kind: 'not-started', error: new errors/* ActionError */.l('unreachable', message, hintFor(failure), failure) };
}
function hintFor(failure) {
    if (failure.reason === 'aborted')
        return NOTHING_SENT;
    return (0,reach/* reachHint */.N)(failure, 'Check endpoint or region, and that the runner may reach that host; if it needs a proxy, check the variable ' +
        `https_proxy, as one that is not a URL is passed over. ${NOTHING_SENT}`);
}


/***/ }),

/***/ 123:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ describeStop),
/* harmony export */   n: () => (/* binding */ stopBuild)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(637);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(373);
/* harmony import */ var _codearts_status_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(25);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(916);
/**
 * Stops a build, as well as it can be done in the time there is. Never throws: it runs when the step is on its way
 * out already, and says what it knows. api.md §2.8
 */




/** The result as a sentence for the log. */
function describeStop({ buildNumber }, result) {
    switch (result.kind) {
        case 'ended': {
            const { outcome, record } = result.progress;
            if (outcome === 'aborted')
                return `Build ${buildNumber} was stopped.`;
            // A word that nobody documented may be one for "stopped".
            if (outcome === 'unknown')
                return `Build ${buildNumber} is over${record.word && `: ${record.word}`}.`;
            return `Build ${buildNumber} had ended before it could be stopped: ${record.word}.`;
        }
        case 'requested':
            return `The service was asked to stop build ${buildNumber}; its end was not seen in the time there was.`;
        case 'failed':
            return `Build ${buildNumber} could not be stopped and may go on: ${result.why}`;
    }
}
const PAUSE_MS = 500;
/** "The task is finished already" (api.md §1.3). */
const FINISHED_ALREADY = 'DEV.CB.032302';
async function stopBuild(options) {
    const { clock, withinMs, until } = options;
    const outOfTime = new Error('no time left');
    return (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .withDeadline */ .NE)(clock, withinMs, until, outOfTime, async (signal) => {
        const refused = await requestStop(options, signal);
        if (refused !== undefined)
            return { kind: 'failed', why: refused };
        const progress = await awaitEnd(options, signal);
        return progress ? { kind: 'ended', progress } : { kind: 'requested' };
    });
}
/** Asks until the service takes it, says no for good, or time is up. @returns why it did not, else undefined */
async function requestStop({ client, build, clock }, signal) {
    let why = 'no time was left.';
    for (let pause = PAUSE_MS; !signal.aborted; pause *= 2) {
        const answer = await ask(() => client.stop(build, signal));
        if ('forGood' in answer) {
            why = answer.why;
            if (answer.forGood)
                return why;
        }
        else if (isTaken(answer))
            return undefined;
        else {
            why = `${(0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAnswer */ .O1)(answer)}.`;
            if (!MAY_PASS.has(answer.verdict))
                return why;
        }
        await clock.sleep(pause, signal);
    }
    return why;
}
const MAY_PASS = new Set(['throttled', 'failed', 'unreadable']);
/** An empty body is a way to say yes (api.md §2.8). */
function isTaken({ verdict, status, content }) {
    if (content.kind === 'error')
        return content.code === FINISHED_ALREADY;
    return verdict === 'ok' || (content.kind === 'unreadable' && content.what === _answer_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_BODY */ .RH && status < 300);
}
/** Looks at the record until the build is over or time is up. */
async function awaitEnd({ client, build, clock }, signal) {
    for (let pause = PAUSE_MS; !signal.aborted; pause *= 2) {
        const answer = await ask(() => client.record(build, signal));
        if ('verdict' in answer && answer.verdict === 'ok' && answer.content.kind === 'value') {
            const progress = (0,_codearts_status_js__WEBPACK_IMPORTED_MODULE_2__/* .readProgress */ .g)(answer.content.value);
            if (progress?.done)
                return progress;
        }
        await clock.sleep(pause, signal);
    }
    return undefined;
}
async function ask(call) {
    try {
        return await call();
    }
    catch (error) {
        const forGood = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l && error.code !== 'unclear';
        return { why: error instanceof Error ? error.message : String(error), forGood };
    }
}


/***/ }),

/***/ 992:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   kc: () => (/* binding */ logText),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/**
 * Text that somebody else wrote, made harmless before it is shown. The runner obeys any printed line that starts
 * with `::` or holds `##[`, terminals obey escape sequences, and a job summary is Markdown with HTML in it.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
/** C0 and C1 controls, bidirectional controls, line separators and zero-width characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
/** Terminal sequences as a whole, so that `ESC[31m` does not leave `[31m` behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;
/**
 * One line of plain text for a log line, an error or an output: no control characters, no workflow command, lone
 * surrogates replaced, at most `max` characters.
 */
function printable(text, max = 300) {
    const line = text
        .slice(0, max * 4)
        .toWellFormed()
        .replace(ESCAPES, '')
        .replace(INVISIBLE, ' ')
        .replaceAll('##[', '## [')
        .replace(/:(?=:)/g, ': ')
        .trim();
    const characters = [...line];
    return characters.length > max || text.length > max * 4 ? `${characters.slice(0, max).join('')}…` : line;
}
/** The same for Markdown, in a table too: nothing in it is read as Markdown, HTML, link or mention. */
function markdown(text, max = 300) {
    return printable(text, max).replace(/^-|[^\p{L}\p{M}\p{N} ,…-]/gu, character => `&#${character.codePointAt(0)};`);
}
/** A colour, or another sequence or control character that has no place in a log. */
const LOG_CONTROLS = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
/(\u001b\[[0-9;:]*m)|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|[\0-\u0008\u000b-\u001f\u007f-\u009f]/g;
/**
 * Lines of a build's log as they are printed between fences: as the service sent them, but for control characters
 * other than tab and colour. A carriage return ends a line, as the runner reads it.
 */
function logText(lines) {
    return lines.replace(/\r\n?/g, '\n').replace(LOG_CONTROLS, '$1');
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The version of the action, as in package.json (a test holds them together); part of the user agent. */
const VERSION = '0.1.0';


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  Gu: () => (/* binding */ getState),
  LZ: () => (/* binding */ saveState),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, debug, endGroup, exportVariable, getBooleanInput, getIDToken, getMultilineInput, group, info, isDebug, markdownSummary, notice, platform, setCommandEcho, startGroup, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(383);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + os.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./src/absent/undici.ts
/**
 * In place of the package `undici`, 900 kB that `@actions/http-client` loads for a dispatcher that nothing here asks
 * for: our requests go through `node:http`. tsconfig.json puts it there, for the bundle alone.
 */
class ProxyAgent {
    constructor() {
        throw new Error('undici is left out of the bundle.');
    }
}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(407);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
