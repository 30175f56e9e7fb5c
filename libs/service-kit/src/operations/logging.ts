import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { config } from '../host/configuration';
import { presentError, reasonOf } from './error-in-log';
import { standardOutput } from './log-output';
import { requestContext } from './request-context';

const secrets = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'client_secret',
  'body',
  'parameters',
  'driverError.parameters',
];

/**
 * JSON lines on standard output. Secrets are cut out by name, one and two levels deep; bodies are never logged. What is written while
 * a request is worked on names it.
 */
export function createLogger(serviceName: string, output: { level?: string; stream?: DestinationStream } = {}): Logger {
  const options: LoggerOptions = {
    name: serviceName,
    level: output.level ?? config('LOG_LEVEL', process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
    base: { service: serviceName, pid: process.pid },
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secrets.flatMap((name) => {
        const path = name.includes('-') ? `["${name}"]` : name;
        const nested = name.includes('-') ? path : `.${path}`;
        return [path, `*${nested}`, `*.*${nested}`];
      }),
      censor: '[redacted]',
    },
    serializers: { err: presentError },
    mixin: () => ({ requestId: requestContext.getStore()?.requestId }),
  };
  return pino(options, output.stream ?? standardOutput);
}

export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    // Nest tells every module and route that it loads; that is of interest only while looking for something.
    this.write(rest.at(-1) === 'NestApplication' ? 'info' : 'debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    if (message instanceof Error) this.logger[level]({ err: message, context }, reasonOf(message));
    else this.logger[level]({ context, stack }, String(message));
  }
}
