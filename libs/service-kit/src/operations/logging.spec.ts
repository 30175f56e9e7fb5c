import { Writable } from 'node:stream';
import { QueryFailedError } from 'typeorm';
import { reasonOf } from './error-in-log';
import { createLogger, NestLogger } from './logging';
import { requestContext } from './request-context';

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  write(createLogger('test', { level: 'info', stream }));
  return text;
}

describe('the log', () => {
  it('cuts secrets out wherever they are', () => {
    const text = linesOf((logger) => {
      logger.info(
        { password: 'SECRET', accessToken: 'SECRET', headers: { authorization: 'SECRET', cookie: 'SECRET' } },
        'x',
      );
      logger.info(
        { request: { headers: { authorization: 'SECRET', 'set-cookie': 'SECRET' } }, body: { note: 'SECRET' } },
        'x',
      );
    });
    expect(text).not.toContain('SECRET');
    expect(text).toContain('[redacted]');
  });

  it('says of a failed statement where it failed, and nothing that somebody entered', () => {
    const driverError = Object.assign(new Error('invalid input syntax for type uuid: "SECRET\n    at SECRET"'), {
      code: '22P02',
      severity: 'ERROR',
      table: 'account',
      constraint: 'account_pkey',
      detail: 'Key (name)=(SECRET) already exists.',
      where: "unnamed portal parameter $1 = 'SECRET'",
    });
    const failure = new QueryFailedError('INSERT', ['SECRET'], driverError);
    for (const error of [failure, driverError, new Error('wrapped', { cause: driverError })]) {
      const text = linesOf((logger) => {
        logger.error({ err: error }, 'failed');
        new NestLogger(logger).error(error, 'Context');
        logger.warn(`again: ${reasonOf(error)}`);
      });
      expect(text).not.toContain('SECRET');
      expect(text).toContain('"code":"22P02","table":"account","constraint":"account_pkey"');
      expect(text).toMatch(/"stack":"[^"]*at .*logging\.spec/);
    }
  });

  it('keeps the message of every other error', () => {
    const text = linesOf((logger) => logger.error({ err: new TypeError('x is undefined') }, 'failed'));
    expect(text).toMatch(/"type":"TypeError","message":"x is undefined","stack":"TypeError: x is undefined/);
  });

  it('names the request that is worked on, whoever writes, and none where there is none', () => {
    const context = { requestId: 'r1', operation: 'GET /x', actor: null };
    const lines = linesOf((logger) => {
      requestContext.run(context, () => new NestLogger(logger).warn('within', 'Context'));
      requestContext.run(context, () => logger.info({ requestId: 'r2' }, 'said by itself'));
      logger.info('outside');
    }).trimEnd();
    const named = lines.split('\n').map((line) => (JSON.parse(line) as { requestId?: string }).requestId);
    expect(named).toEqual(['r1', 'r2', undefined]);
  });

  it('cannot be made to hold a line that nobody wrote', () => {
    const text = linesOf((logger) => logger.info({ actor: 'a\n{"level":30,"message":"forged"}' }, 'x\r\nforged'));
    expect(text.trimEnd().split('\n')).toHaveLength(1);
  });
});
