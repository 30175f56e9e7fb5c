import { Body, Controller, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTokenIssuer, type TokenIssuer } from '@pft/testing';
import { IsString } from 'class-validator';
import { Public, ServiceOnly } from '../auth/decorators';
import { NeedsScope } from '../auth/scopes';
import { createService } from '../host/run-service';
import { ServiceKitModule } from '../host/service-kit.module';

class NoteRequest {
  @IsString()
  note!: string;
}

@Controller('open')
@Public()
class OpenController {
  @Post('notes')
  add(@Body() body: NoteRequest): object {
    return body;
  }
}

@Controller('closed')
class ClosedController {
  @Post('notes')
  @NeedsScope('budgets:read')
  add(@Body() body: NoteRequest): object {
    return body;
  }

  @Post('open')
  @Public()
  addInTheOpen(@Body() body: NoteRequest): object {
    return body;
  }
}

@Controller('internal/notes')
@ServiceOnly('verify')
class InternalController {
  @Post()
  add(@Body() body: NoteRequest): object {
    return body;
  }
}

@Module({
  imports: [ServiceKitModule.forRoot({ name: 'bodies-test' })],
  controllers: [OpenController, ClosedController, InternalController],
})
class BodiesModule {}

/** Each of 5,400 texts is wrong, and the pointer to each would have 49,000 characters. */
const manyTimesLong = `{"${'k'.repeat(49_000)}":[${Array.from({ length: 5_400 }, () => '"\\u0000"').join(',')}]}`;
const notJson = '{"note":';

describe('a body that is refused', () => {
  let app: NestFastifyApplication;
  let issuer: TokenIssuer;
  let url: string;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
    const options = { name: 'bodies-test', title: 'Bodies', port: 0, portVariable: 'BODIES_PORT' };
    app = await createService(BodiesModule, options);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(async () => {
    await app.close();
    await issuer.stop();
  });

  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    return {
      status: response.status,
      bytes: text.length,
      headers: response.headers,
      problem: JSON.parse(text) as object,
    };
  };

  it.each([
    ['a public route', '/open/notes', 422, 'validation-failed'],
    ['a public route of a closed controller', '/closed/open', 422, 'validation-failed'],
    ['a closed route without a token', '/closed/notes', 401, 'unauthenticated'],
    ['an inner door without a token', '/internal/notes', 401, 'unauthenticated'],
    ['an address that does not exist', '/nope', 404, 'not-found'],
    ['an address that has another method', '/health/live', 405, 'method-not-allowed'],
  ])('is answered in a few kB on %s, and the service lives', async (_name, path, status, code) => {
    const answer = await post(path, manyTimesLong);
    expect([answer.status, answer.problem]).toEqual([status, expect.objectContaining({ code })]);
    expect(answer.bytes).toBeLessThan(40_000);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it.each([
    ['/closed/notes', 401],
    ['/internal/notes', 401],
    ['/nope', 404],
    ['/health/live', 405],
    ['/open/notes', 400],
    ['/closed/open', 400],
  ])('is read only where somebody may send one: %s answers %d', async (path, status) => {
    expect((await post(path, notJson)).status).toBe(status);
  });

  it.each(['', 'Basic YTpi', 'Bearer ', 'Bearer abc', 'Bearer a.b', 'Bearer a.b.c.d', 'Bearer a.b.ü'])(
    'is not read with the header %j, which is no token',
    async (authorization) => {
      const { status, headers } = await post('/closed/notes', notJson, { authorization });
      expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Bearer/)]);
    },
  );

  it('is read with what reads as a token, and the token is verified', async () => {
    expect((await post('/closed/notes', '{"note":"x"}', { authorization: 'Bearer a.b.c' })).status).toBe(401);
    const authorization = `Bearer ${issuer.userToken()}`;
    expect((await post('/closed/notes', notJson, { authorization })).status).toBe(400);
    expect((await post('/closed/notes', '{"note":"x"}', { authorization })).status).toBe(201);
  });

  it('counts against the address that sends it, read or not', async () => {
    const left = async (): Promise<number> =>
      Number((await post('/closed/notes', notJson)).headers.get('ratelimit-remaining'));
    const before = await left();
    expect(await left()).toBe(before - 1);
  });
});
