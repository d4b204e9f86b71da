import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import { createLogStream, type Pumped } from '../src/log-stream.ts';
import { GOING_ON, streamed, V1_LOG, V3_LOG } from './support/follow-log.ts';
import {
  BUILD,
  failure,
  NO_API,
  OPEN_DOOR,
  page,
  pageV1,
  type Reply,
  refusal,
  reply,
  result,
  type ScriptedService,
  scriptedService
} from './support/follow-service.ts';

/** The offsets that were asked for. */
const offsets = ({ asked }: ScriptedService): readonly string[] =>
  asked.map(({ path }) => new URL(path, 'https://x.example').searchParams.get('offset') ?? '');

describe('a log that grows', () => {
  it('is read as long as there is more, and goes on where the service said', async () => {
    const { pump, shown, service } = streamed([
      page('one\ntw', 900, true),
      page('o\n', 17_000, false),
      page('three\n', 17_001, false)
    ]);
    expect(await pump()).toBe('idle');
    expect(shown()).toBe('one\ntwo\n');
    expect(await pump()).toBe('idle');
    expect(shown()).toBe('one\ntwo\nthree\n');
    expect(offsets(service)).toEqual(['0', '900', '17000']);
  });

  it('keeps offsets exact that are too large for a number', async () => {
    const at = (offset: string, content: string): Reply => result({ content, offset, has_more_data: false });
    const { pump, shown, service } = streamed([
      at('9007199254740992', 'a\n'),
      at('9007199254740993', 'b\n'),
      at('9007199254740993', '')
    ]);
    for (let looks = 0; looks < 3; looks += 1) await pump();
    expect(offsets(service)).toEqual(['0', '9007199254740992', '9007199254740993']);
    expect(shown()).toBe('a\nb\n');
  });

  it('passes on the last line without its line break only at the end, and only once', async () => {
    const { pump, shown, stream } = streamed([page('one\ntwo', 7)]);
    await pump();
    expect(shown()).toBe('one\n');
    await stream.end();
    await stream.end();
    expect(shown()).toBe('one\ntwo');
  });

  it('lets others have their turn after a hundred pages', async () => {
    let offset = 0;
    const endless: Reply = async () => {
      offset += 1;
      return page(`${offset}\n`, offset, true);
    };
    const { pump, service, shown } = streamed([endless]);
    expect(await pump()).toBe('more');
    expect(service.asked).toHaveLength(100);
    expect(await pump()).toBe('more');
    expect(shown().split('\n')).toHaveLength(201);
  });
});

describe('a character that is cut by the end of a page', () => {
  const bytes = Buffer.from('{"offset":1,"has_more_data":true,"content":"a中b\\n"}');
  const begin = bytes.indexOf('中');

  it('arrives whole, wherever it was cut', async () => {
    for (const part of [1, 2]) {
      const head = Buffer.concat([bytes.subarray(0, begin + part), Buffer.from('"}')]);
      const tail = Buffer.concat([Buffer.from('{"offset":2,"content":"'), bytes.subarray(begin + part)]);
      const { pump, shown } = streamed([reply(200, head), reply(200, tail)]);
      expect(await pump()).toBe('idle');
      expect(shown()).toBe('a中b\n');
    }
  });

  it('is not shown twice when the page stands still until it is whole', async () => {
    const head = Buffer.concat([
      Buffer.from('{"offset":0,"content":"é\\na'),
      Buffer.from('中').subarray(0, 2),
      Buffer.from('"}')
    ]);
    const { pump, shown } = streamed([
      page('é\n', 0),
      reply(200, head),
      page('é\na中b\n', 0),
      page('é\na中b\nc\n', 9)
    ]);
    for (let looks = 0; looks < 4; looks += 1) await pump();
    expect(shown()).toBe('é\na中b\nc\n');
    const early = streamed([reply(200, head), page('é\na中b\n', 9)]);
    for (let looks = 0; looks < 2; looks += 1) await early.pump();
    expect(early.shown()).toBe('é\na中b\n');
  });
});

describe('a build that has no log yet', () => {
  it.each(['CB.00030004', 'CB.00031059', 'DEVCB.00030004'])('%s is no trouble', async code => {
    const { pump, shown } = streamed([refusal(500, code), refusal(500, code), page('a\n', 2)]);
    expect([await pump(), await pump(), await pump()]).toEqual(['idle', 'idle', 'idle']);
    expect(shown()).toBe('a\n');
  });

  it('the same words in the middle of the log are trouble, as lines may be missing', async () => {
    const { pump, shown } = streamed([page('a\n', 2), refusal(500, 'CB.00030004'), page('b\n', 4)]);
    expect([await pump(), await pump(), await pump()]).toEqual(['idle', 'trouble', 'idle']);
    expect(shown()).toBe('a\nb\n');
  });
});

describe('the two families of the log call', () => {
  it('the v1 call serves from its own start when the gateway does not know the v3 call', async () => {
    const { pump, shown, service } = streamed([NO_API], [pageV1('a\n', 700, true), pageV1('b\n', 900)]);
    expect(await pump()).toBe('idle');
    expect(shown()).toBe('a\nb\n');
    expect(await pump()).toBe('idle');
    expect(service.askedFor(V3_LOG)).toHaveLength(1);
    expect(service.askedFor(V1_LOG).map(({ path }) => path.match(/start_offset=\d+/)?.[0])).toEqual([
      'start_offset=0',
      'start_offset=700',
      'start_offset=900'
    ]);
  });

  it('the v1 call may have no log yet either', async () => {
    const { pump } = streamed([NO_API], [refusal(500, 'CB.00030004'), pageV1('a\n', 700)]);
    expect([await pump(), await pump()]).toEqual(['idle', 'idle']);
  });

  it('another no than that of the gateway does not lead to the v1 call', async () => {
    const { pump, service } = streamed([
      refusal(404, 'CB.00031006'),
      reply(404, 'Not Found'),
      refusal(403, 'X.1')
    ]);
    expect([await pump(), await pump(), await pump()]).toEqual(['trouble', 'trouble', 'trouble']);
    expect(service.askedFor(V1_LOG)).toHaveLength(0);
  });

  it('in the middle of the log the family stays, as the offsets of the other differ', async () => {
    const { pump, shown, service } = streamed(
      [page('a\n', 2), NO_API, page('b\n', 4)],
      [pageV1('a\nb\n', 900)]
    );
    expect([await pump(), await pump(), await pump()]).toEqual(['idle', 'trouble', 'idle']);
    expect(service.askedFor(V1_LOG)).toHaveLength(0);
    expect(shown()).toBe('a\nb\n');
  });

  it('says so when the gateway knows neither', async () => {
    const { pump } = streamed([NO_API], [NO_API]);
    expect(await pump()).toBe('gone');
  });
});

describe('a log that cannot be read for now', () => {
  const trouble = async (one: Reply): Promise<Pumped> => streamed([one]).stream.pump(GOING_ON);

  it.each<readonly [what: string, one: Reply, why: RegExp]>([
    ['the network', failure('cut'), /broke/],
    ['a broken service', refusal(503, 'X.1', 'maintenance'), /HTTP 503, X\.1, maintenance\.$/],
    ['throttling', refusal(429, 'APIGW.0308'), /HTTP 429, APIGW\.0308/],
    ['a web page', reply(200, '<html>'), /a web page/],
    ['a page without a page', result({ something: 1 }), /HTTP 200\.$/]
  ])('tells why: %s', async (_, one, why) => {
    expect(await trouble(one)).toMatchObject({ kind: 'trouble', why: expect.stringMatching(why) });
  });

  it('goes on from the same place afterwards', async () => {
    const { pump, shown, service } = streamed([
      page('a\nb', 3),
      failure(),
      refusal(500, 'X'),
      page('c\n', 5)
    ]);
    expect([await pump(), await pump(), await pump(), await pump()]).toEqual([
      'idle',
      'trouble',
      'trouble',
      'idle'
    ]);
    expect(shown()).toBe('a\nbc\n');
    expect(offsets(service)).toEqual(['0', '3', '3', '3']);
  });

  it('leaves it to the look at the state to judge a sign-in that was refused', async () => {
    const refused = new ActionError('refused', 'IAM said no.');
    const service = scriptedService([], {
      signIn: { ...OPEN_DOOR, authorize: () => Promise.reject(refused) }
    });
    const stream = createLogStream(service.client, BUILD, async () => {});
    expect(await stream.pump(GOING_ON)).toEqual({ kind: 'trouble', answer: undefined, why: 'IAM said no.' });
  });

  it('a bug of ours is not taken for trouble', async () => {
    const stream = createLogStream(streamed([page('a\n', 2)]).service.client, BUILD, () =>
      Promise.reject(new TypeError('a bug'))
    );
    await expect(stream.pump(GOING_ON)).rejects.toThrow('a bug');
  });
});
