import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import { startTokenIssuer, type TokenIssuer } from '@pft/testing';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { CurrentUser, Public, ServiceOnly } from '../auth/decorators';
import { NeedsScope } from '../auth/scopes';
import { createService } from '../host/run-service';
import { ServiceKitModule } from '../host/service-kit.module';
import { IfMatch } from '../http/etag';
import { UuidPipe } from '../http/uuid.pipe';

class Inner {
  @IsString({ message: 'text-wrong: send a text' })
  text!: string;
}

class NoteRequest {
  @IsString()
  note!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Inner)
  inner?: Inner;
}

class NotesQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  q?: string;
}

let [reading, mostReading] = [0, 0];

@Controller('notes')
@ApiExcludeController()
class NotesController {
  @Get()
  @NeedsScope('budgets:read')
  list(@Query() query: NotesQuery): object {
    return query;
  }

  @Post()
  @NeedsScope('budgets:read')
  add(@Body() body: NoteRequest, @CurrentUser() user: CurrentUser): object {
    return { ...body, userId: user.userId };
  }

  @Post('all')
  @Public()
  addAll(): object {
    return {};
  }

  @Get(':id')
  @NeedsScope('budgets:read')
  read(@Param('id', UuidPipe) id: string, @IfMatch() expectedVersion: number | undefined): object {
    return { id, version: 7, expectedVersion };
  }

  @Post(':id/undo')
  @NeedsScope('budgets:read')
  undo(@Param('id', UuidPipe) id: string): object {
    return { id };
  }

  @Get('slow/one')
  @NeedsScope('budgets:read')
  async slow(): Promise<object> {
    reading += 1;
    mostReading = Math.max(mostReading, reading);
    await sleep(20);
    reading -= 1;
    return {};
  }

  @Get('fail/unforeseen')
  @Public()
  fail(): never {
    throw new Error('a secret');
  }
}

@Controller('internal/notes')
@ServiceOnly('verify', 'operator')
class InternalController {
  @Get()
  read(): object {
    return {};
  }
}

@Module({
  imports: [ServiceKitModule.forRoot({ name: 'edge-test' })],
  controllers: [NotesController, InternalController],
})
class EdgeModule {}

describe('the edge of every service', () => {
  let app: NestFastifyApplication;
  let issuer: TokenIssuer;
  let url: string;
  let token: string;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
    const options = { name: 'edge-test', title: 'Edge', port: 0, portVariable: 'EDGE_PORT' };
    app = await createService(EdgeModule, options);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    token = issuer.userToken();
  });

  afterAll(async () => {
    await app.close();
    await issuer.stop();
  });

  const send = async (
    path: string,
    init: RequestInit = {},
  ): Promise<{ response: Response; body: Record<string, unknown> }> => {
    const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(`${url}${path}`, { ...init, headers });
    const text = await response.text();
    return { response, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const post = (
    body: RequestInit['body'] | undefined,
    contentType: string | null = 'application/json',
    headers: object = {},
  ) =>
    send('/notes', {
      method: 'POST',
      body: typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? null),
      headers: { ...(contentType === null ? {} : { 'content-type': contentType }), ...headers },
    });

  it.each<[string, string, RequestInit, string]>([
    ['a parameter', '/notes/01920000-0000-7000-8000-000000000001?dryRun=true', {}, '?dryRun'],
    ['a parameter beside a body', '/notes?dryRun=true', { method: 'POST', body: '{"note":"x"}' }, '?dryRun'],
    [
      'a body',
      '/notes/01920000-0000-7000-8000-000000000001/undo',
      { method: 'POST', body: '{"dryRun":true}' },
      '/dryRun',
    ],
  ])('refuses %s where a door takes none', async (_name, path, init, pointer) => {
    const headers = init.body === undefined ? {} : { 'content-type': 'application/json' };
    const { response, body } = await send(path, { ...init, headers });
    expect([response.status, body.code]).toEqual([422, 'validation-failed']);
    expect(body.errors).toMatchObject([{ pointer, code: 'unknown-field' }]);
  });

  it('takes no body, and an empty one, where a door takes none', async () => {
    for (const body of [null, '{}']) {
      const headers = body === null ? {} : { 'content-type': 'application/json' };
      const path = '/notes/01920000-0000-7000-8000-000000000001/undo';
      expect((await send(path, { method: 'POST', body, headers })).response.status).toBe(201);
    }
  });

  it('lets the reads of one person take turns, and those of another one beside them', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, () => send('/notes/slow/one')));
    expect(new Set(many.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(mostReading).toBe(4);
    const other = { headers: { authorization: `Bearer ${issuer.userToken({ userId: randomUUID() })}` } };
    const begun = Array.from({ length: 30 }, () => send('/notes/slow/one'));
    await Promise.all([...begun, ...Array.from({ length: 30 }, () => send('/notes/slow/one', other))]);
    expect(mostReading).toBeGreaterThan(4);
    expect(mostReading).toBeLessThanOrEqual(8);
  });

  it('serves a request that is as it should be, and names its id', async () => {
    const { response, body } = await post('{"note":"x"}', 'application/json; charset=utf-8', {
      'x-request-id': 'abc-1',
    });
    expect(response.status).toBe(201);
    expect(body.note).toBe('x');
    expect(response.headers.get('x-request-id')).toBe('abc-1');
  });

  it.each<[string, string | Buffer]>([
    ['malformed', '{"note":'],
    ['empty', ''],
    ['null', 'null'],
    ['a number', '5'],
    ['an array', '[]'],
    ['a text', '"x"'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['nested deeper than 32', `{"note":${'['.repeat(40)}${']'.repeat(40)}}`],
    ['nested so deep that a parser may die of it', `{"note":${'['.repeat(40_000)}${']'.repeat(40_000)}}`],
  ])('answers 400 to a body that is %s', async (_name, body) => {
    const { response, body: problem } = await post(body);
    expect([response.status, problem.code]).toEqual([400, 'malformed-body']);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('answers 400 to a POST without any body', async () => {
    const { response } = await post(null, null);
    expect(response.status).toBe(400);
  });

  it.each<[string, string | null, object]>([
    ['text/plain', 'text/plain', {}],
    ['of no type', null, {}],
    ['in utf-16', 'application/json; charset=utf-16', {}],
    ['compressed', 'application/json', { 'content-encoding': 'compress' }],
    ['gzipped', 'application/json', { 'content-encoding': 'gzip' }],
    ['a form', 'application/x-www-form-urlencoded', {}],
  ])('answers 415 to a body that is %s', async (_name, contentType, headers) => {
    const { response, body } = await post(Buffer.from('{"note":"x"}'), contentType, headers);
    expect([response.status, body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('answers 413 to a body over 100 kB', async () => {
    const { response, body } = await post(JSON.stringify({ note: 'x'.repeat(100_001) }));
    expect([response.status, body.code]).toEqual([413, 'body-too-large']);
  });

  it.each([
    ['__proto__', '{"note":"x","__proto__":{"admin":true}}', '/__proto__'],
    ['constructor.prototype', '{"note":"x","constructor":{"prototype":{"admin":true}}}', '/constructor'],
    ['one deep inside', '{"note":"x","inner":{"text":"x","__proto__":1}}', '/inner/__proto__'],
    ['any that is unknown', '{"note":"x","userId":"y"}', '/userId'],
    ['an unknown one deep inside', '{"note":"x","inner":{"text":"x","a/b":1}}', '/inner/a~1b'],
  ])('answers 422 with a pointer to the field %s', async (_name, body, pointer) => {
    const { response, body: problem } = await post(body);
    expect(response.status).toBe(422);
    expect(problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer, code: 'unknown-field' }] });
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it.each([
    ['a NUL', '{"note":"a\\u0000b"}'],
    ['half of a surrogate pair', '{"note":"a\\ud800b"}'],
  ])('answers 422 to text with %s', async (_name, body) => {
    const { response, body: problem } = await post(body);
    expect(response.status).toBe(422);
    expect(problem).toMatchObject({ errors: [{ pointer: '/note', code: 'text-invalid' }] });
  });

  it('names a missing field, a wrong type and the code that a rule brings along', async () => {
    expect((await post('{}')).body).toMatchObject({ errors: [{ pointer: '/note', code: 'required' }] });
    expect((await post('{"note":5}')).body).toMatchObject({ errors: [{ pointer: '/note', code: 'is-string' }] });
    expect((await post('{"note":"x","inner":{"text":5}}')).body).toMatchObject({
      errors: [{ pointer: '/inner/text', code: 'text-wrong', detail: 'send a text' }],
    });
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=201',
    'limit=abc',
    'limit=1&limit=2',
    'limit=1.5',
    'sort=amount;DROP',
    'q[]=a',
    'q=%00',
    '__proto__=1',
    'constructor=1',
  ])('answers 422 to the query %s', async (query) => {
    const { response, body } = await send(`/notes?${query}`);
    expect([response.status, body.code]).toEqual([422, 'validation-failed']);
  });

  it('converts what a query DTO asks to convert', async () => {
    expect((await send('/notes?limit=20&q=5')).body).toEqual({ limit: 20, q: '5' });
  });

  it.each(['/notes/%00', '/notes/..%2f', '/notes/1', `/notes/${'x'.repeat(150)}`, '/nothing', '/', '/constructor'])(
    'answers 404 to the address %s',
    async (path) => {
      const { response, body } = await send(path);
      expect([response.status, body.code]).toEqual([404, 'not-found']);
    },
  );

  it.each(['/notes/%', '/notes/%ff', '/%c0%ae%c0%ae'])('answers 400 or 404 to the broken address %s', async (path) => {
    const { response, body } = await send(path);
    expect([400, 404]).toContain(response.status);
    expect(body.requestId).toBeDefined();
  });

  it('answers 414 to a URL that is too long, whole or in one part', async () => {
    expect((await send(`/notes?q=${'x'.repeat(5_000)}`)).response.status).toBe(414);
    expect((await send(`/notes/${'x'.repeat(300)}`)).response.status).toBe(414);
  });

  it('answers 405 with Allow to a wrong method', async () => {
    const { response, body } = await send('/notes', { method: 'DELETE' });
    expect([response.status, body.code]).toEqual([405, 'method-not-allowed']);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each(['PUT', 'GET', 'HEAD'])(
    'answers %s of an address beside ids with what that address allows',
    async (method) => {
      const response = await fetch(`${url}/notes/all`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );

  it('answers 500 without a word about the reason to an error that nobody foresaw', async () => {
    const { response, body } = await send('/notes/fail/unforeseen');
    expect(response.status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body.requestId).toBeDefined();
  });

  it('puts the version into ETag and reads it from If-Match', async () => {
    const id = '0190a0a0-0000-7000-8000-000000000000';
    const { response, body } = await send(`/notes/${id}`, { headers: { 'if-match': '"6"' } });
    expect(response.headers.get('etag')).toBe('"7"');
    expect(body.expectedVersion).toBe(6);
    expect((await send(`/notes/${id}`, { headers: { 'if-match': '*' } })).body.expectedVersion).toBeUndefined();
    for (const junk of ['6', 'W/"6"', '"x"', '"1", "2"', '"0"', '']) {
      const refused = await send(`/notes/${id}`, { headers: { 'if-match': junk } });
      expect([refused.response.status, refused.body.code]).toEqual([400, 'if-match-invalid']);
    }
  });

  it('tells how many requests are left', async () => {
    const { response } = await send('/notes');
    expect(Number(response.headers.get('ratelimit-remaining'))).toBeLessThan(
      Number(response.headers.get('ratelimit-limit')),
    );
  });

  it('shows its health, its metrics and its OpenAPI document to everybody', async () => {
    for (const path of ['/health/live', '/health/ready', '/openapi.json']) {
      expect((await fetch(`${url}${path}`)).status).toBe(200);
    }
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('http_request_duration_seconds_bucket');
    expect(metrics).toMatch(/^log_lines_lost_total 0$/m);
    const page = await fetch(`${url}/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const { openapi } = (await (await fetch(`${url}/openapi.json`)).json()) as { openapi: string };
    expect(openapi).toMatch(/^3\.1\./);
  });

  describe('tokens', () => {
    const statusWith = async (authorization: string | undefined, path = '/notes'): Promise<[number, unknown]> => {
      const response = await fetch(`${url}${path}`, { headers: authorization === undefined ? {} : { authorization } });
      const { code } = (await response.json()) as { code?: string };
      return [response.status, code];
    };
    const now = (): number => Math.floor(Date.now() / 1000);

    it('lets a good one in, and again from memory', async () => {
      const good = `Bearer ${issuer.userToken()}`;
      expect((await statusWith(good))[0]).toBe(200);
      expect((await statusWith(good))[0]).toBe(200);
    });

    const refused: [string, () => string | undefined][] = [
      ['none', () => undefined],
      ['Basic', () => 'Basic YTpi'],
      ['an empty one', () => 'Bearer '],
      ['no JWT', () => 'Bearer abc'],
      ['alg none', () => `Bearer ${issuer.forgedToken({ algorithm: 'none' })}`],
      [
        'HS256 with the public key',
        () => `Bearer ${issuer.forgedToken({ algorithm: 'HS256', key: issuer.publicKeyPem })}`,
      ],
      ['an unknown kid', () => `Bearer ${issuer.forgedToken({ header: { kid: 'unknown' } })}`],
      ['no kid', () => `Bearer ${issuer.forgedToken({ header: { kid: undefined } })}`],
      ['another iss', () => `Bearer ${issuer.forgedToken({ claims: { iss: 'somebody' } })}`],
      ['another aud', () => `Bearer ${issuer.forgedToken({ claims: { aud: 'somebody' } })}`],
      ['typ JWT', () => `Bearer ${issuer.forgedToken({ header: { typ: 'JWT' } })}`],
      ['no typ', () => `Bearer ${issuer.forgedToken({ header: { typ: undefined } })}`],
      ['an exp in the past', () => `Bearer ${issuer.forgedToken({ claims: { exp: now() - 60 } })}`],
      ['an nbf in the future', () => `Bearer ${issuer.forgedToken({ claims: { nbf: now() + 60 } })}`],
      ['no exp', () => `Bearer ${issuer.forgedToken({ without: ['exp'] })}`],
      ['no sub', () => `Bearer ${issuer.forgedToken({ without: ['sub'] })}`],
      ['no sid', () => `Bearer ${issuer.forgedToken({ without: ['sid'] })}`],
      ['no jti', () => `Bearer ${issuer.forgedToken({ without: ['jti'] })}`],
      ['no scope', () => `Bearer ${issuer.forgedToken({ without: ['scope'] })}`],
      ['no iss', () => `Bearer ${issuer.forgedToken({ without: ['iss'] })}`],
      ['no aud', () => `Bearer ${issuer.forgedToken({ without: ['aud'] })}`],
      ['jku', () => `Bearer ${issuer.forgedToken({ header: { jku: 'https://example.org/jwks.json' } })}`],
      ['x5u', () => `Bearer ${issuer.forgedToken({ header: { x5u: 'https://example.org/cert' } })}`],
      ['jwk', () => `Bearer ${issuer.forgedToken({ header: { jwk: {} } })}`],
      ['crit', () => `Bearer ${issuer.forgedToken({ header: { crit: ['b64'], b64: false } })}`],
      [
        'a changed payload',
        () => `Bearer ${issuer.userToken().replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`)}`,
      ],
      ['a life of a hundred years', () => `Bearer ${issuer.forgedToken({ claims: { exp: now() + 3_155_760_000 } })}`],
      ['a life without an end', () => `Bearer ${issuer.forgedToken({ claims: { exp: 1e300 } })}`],
      [
        'an iat in an hour',
        () => `Bearer ${issuer.forgedToken({ claims: { iat: now() + 3_600, exp: now() + 4_200 } })}`,
      ],
      ['a list for aud', () => `Bearer ${issuer.forgedToken({ claims: { aud: ['personal-finance-tracker', 'x'] } })}`],
      [
        'a list of one for aud',
        () => `Bearer ${issuer.forgedToken({ claims: { aud: ['personal-finance-tracker'] } })}`,
      ],
      ['a sub that is no UUID', () => `Bearer ${issuer.forgedToken({ claims: { sub: "x' OR 1=1" } })}`],
      ['a sid that is no UUID', () => `Bearer ${issuer.forgedToken({ claims: { sid: 'x' } })}`],
      ['a currency that is none', () => `Bearer ${issuer.forgedToken({ claims: { base_currency: 'ZZZ' } })}`],
      ['a time zone that is none', () => `Bearer ${issuer.forgedToken({ claims: { zoneinfo: 'Nowhere/Land' } })}`],
      ['a locale that is none', () => `Bearer ${issuer.forgedToken({ claims: { locale: '!' } })}`],
      ['a service token', () => `Bearer ${issuer.serviceToken('web')}`],
    ];

    it.each(refused)('answers 401 to %s', async (_name, header) => {
      expect(await statusWith(header())).toEqual([401, 'unauthenticated']);
    });

    it('answers the same text to every one of them, with WWW-Authenticate', async () => {
      const texts = new Set<string>();
      for (const [, header] of refused) {
        const authorization = header();
        const response = await fetch(`${url}/notes`, { headers: authorization === undefined ? {} : { authorization } });
        expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
        texts.add((await response.text()).replace(/"requestId":"[^"]+"/, ''));
      }
      expect(texts.size).toBe(1);
    });

    it('does not take a token from the URL', async () => {
      const response = await fetch(`${url}/notes?access_token=${issuer.userToken()}`);
      expect(response.status).toBe(401);
    });

    it('lets the services in that an inner door names, and nobody else', async () => {
      expect((await statusWith(`Bearer ${issuer.serviceToken('verify')}`, '/internal/notes'))[0]).toBe(200);
      expect((await statusWith(`Bearer ${issuer.serviceToken('operator')}`, '/internal/notes'))[0]).toBe(200);
      for (const client of ['web', 'transaction-service', 'analytics-service', 'Verify', 'nobody'])
        expect(await statusWith(`Bearer ${issuer.serviceToken(client)}`, '/internal/notes')).toEqual([
          403,
          'forbidden',
        ]);
      expect(await statusWith(`Bearer ${issuer.userToken()}`, '/internal/notes')).toEqual([403, 'forbidden']);
      expect(await statusWith(undefined, '/internal/notes')).toEqual([401, 'unauthenticated']);
    });

    it('learns a new signing key while the old one is still good', async () => {
      const old = issuer.userToken();
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      issuer.rotate();
      expect((await statusWith(`Bearer ${issuer.userToken()}`))[0]).toBe(200);
      expect((await statusWith(`Bearer ${old}`))[0]).toBe(200);
    });

    // The last one: after it the clock of this process has been put back, which no such clock ever is.
    it('forgets a token that it let in already when its key is removed, within a minute', async () => {
      const [old, oldKid] = [`Bearer ${issuer.userToken()}`, issuer.kid];
      expect((await statusWith(old))[0]).toBe(200);
      issuer.rotate();
      issuer.remove(oldKid);
      const elapsed = performance.now.bind(performance);
      const clock = jest.spyOn(performance, 'now').mockImplementation(() => elapsed() + 60_000);
      try {
        expect(await statusWith(old)).toEqual([401, 'unauthenticated']);
        expect((await statusWith(`Bearer ${issuer.userToken()}`))[0]).toBe(200);
        expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^signing_keys_age_seconds \d/m);
      } finally {
        clock.mockRestore();
      }
    });
  });
});
