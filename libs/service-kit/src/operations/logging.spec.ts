import { Writable } from 'node:stream';
import { QueryFailedError } from 'typeorm';
import { createLogger, NestLogger } from './logging';

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

  it('leaves out the parameters of a failed statement, which are somebody’s money', () => {
    const failure = new QueryFailedError(
      'INSERT',
      ['SECRET'],
      Object.assign(new Error('duplicate key'), { code: '23505' }),
    );
    const text = linesOf((logger) => logger.error({ err: failure }, 'failed'));
    expect(text).toContain('duplicate key');
    expect(text).not.toContain('SECRET');
  });

  it('leaves out the value that a store found fault with, in the message, its stack and its cause', () => {
    const driverError = Object.assign(new Error('invalid input syntax for type uuid: "SECRET"SECRET\nSECRET"'), {
      code: '22P02',
      severity: 'ERROR',
    });
    const failure = new QueryFailedError('SELECT', [], driverError);
    const text = linesOf((logger) => {
      logger.error({ err: failure }, 'failed');
      logger.error({ err: new Error('a wrapper', { cause: driverError }) }, 'failed');
      new NestLogger(logger).error(failure, 'Context');
    });
    expect(text).toContain('invalid input syntax for type uuid');
    expect(text).toContain('22P02');
    expect(text).not.toContain('SECRET');
  });

  it('cannot be made to hold a line that nobody wrote', () => {
    const text = linesOf((logger) => logger.info({ actor: 'a\n{"level":30,"message":"forged"}' }, 'x\r\nforged'));
    expect(text.trimEnd().split('\n')).toHaveLength(1);
  });
});
