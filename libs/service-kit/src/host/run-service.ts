import { writeFile } from 'node:fs/promises';
import fastifyRateLimit from '@fastify/rate-limit';
import { Logger, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { Doors } from '../auth/doors';
import { config, derivedKey } from './configuration';
import { answerBrokenRequest, installHooks, refuseAnonymousBodies, requestIdOf } from '../edge/hooks';
import { closeIdleConnections } from '../edge/idle-connections';
import { limitConnections } from '../edge/connection-limit';
import { installFormBody, installJsonBody } from '../edge/json-body';
import { installEtags } from '../http/etag';
import { ProblemFilter, sendProblem } from '../http/problem.filter';
import { RateLimiter } from '../edge/rate-limiter';
import { createLogger, NestLogger } from '../operations/logging';
import { Metrics } from '../operations/metrics';
import { installOpenApi, openApiDocument } from '../operations/openapi';
import { allProblems } from '../problems/problems';
import { StartRefused } from './start-refused';

export interface ServiceOptions {
  name: string;
  title: string;
  port: number;
  portVariable: string;
  /** Takes form bodies too (for `POST /oauth/token`). */
  formBody?: boolean;
  /** What the program does once instead of serving, by the argument that asks for it; each answers what it did. */
  tasks?: Record<string, () => Promise<string>>;
}

const DRAIN_MS = 10_000;

/** The whole application, not listening yet. */
export async function createService(module: Type, options: ServiceOptions): Promise<NestFastifyApplication> {
  const logger = createLogger(options.name);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // One line for each request is written by a hook of ours, which knows what must not be in it.
    logController: new LogController({ disableRequestLogging: true }),
    // A logger of its own for each request would be made for the few that write a line; which request it is, the log knows itself.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    genReqId: requestIdOf,
    requestIdHeader: false,
    // Until the whole request is there. How long its answer may take is not limited here.
    requestTimeout: 30_000,
    // What counts as idle is decided by closeIdleConnections.
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    bodyLimit: 100_000,
    routerOptions: { maxParamLength: 200 },
    http: {
      headersTimeout: 10_000,
      // Node looks for slow clients every 30 seconds unless told otherwise.
      connectionsCheckingInterval: 2_000,
      requireHostHeader: false,
      maxHeaderSize: 16_384,
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: sendProblem,
    exposeHeadRoutes: true,
    forceCloseConnections: 'idle',
  });
  const fastify: FastifyInstance = adapter.getInstance();
  limitConnections(fastify.server);
  closeIdleConnections(fastify.server);
  installHooks(fastify);
  installEtags(fastify);
  installJsonBody(fastify);
  if (options.formBody === true) installFormBody(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  await app.register(fastifyRateLimit, { global: false, cache: 20_000 });
  refuseAnonymousBodies(fastify, app.get(RateLimiter));
  app.get(Metrics).install(fastify);
  app.get(Doors).install(fastify);
  app.useGlobalFilters(new ProblemFilter());
  installOpenApi(app, options.title);
  return app;
}

/**
 * The body of every service's `main.ts`; `--openapi <file>` and `--errors <file>` write a document and start nothing, and
 * neither does one of the service's own tasks.
 */
export async function runService(module: Type, options: ServiceOptions): Promise<void> {
  try {
    if (await writeDocuments(module, options)) return;
    if (await doTask(options)) return;
    await serve(module, options);
  } catch (error) {
    endStart(options.name, error);
  }
}

/** The starter hears the sentence of a refusal by itself; the log has it without a stack. */
function endStart(name: string, error: unknown): void {
  const end = (): never => process.exit(1);
  const logger = createLogger(name);
  if (error instanceof StartRefused) logger.fatal(error.message);
  else logger.fatal({ err: error }, 'the service could not start');
  if (error instanceof StartRefused && process.send !== undefined)
    process.send({ type: 'failed', text: error.message }, end);
  else end();
}

async function writeDocuments(module: Type, options: ServiceOptions): Promise<boolean> {
  const [flag, file] = process.argv.slice(2);
  if (file === undefined || (flag !== '--openapi' && flag !== '--errors')) return false;
  if (flag === '--errors') {
    await writeFile(file, `${JSON.stringify(allProblems(), null, 2)}\n`);
    return true;
  }
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    abortOnError: false,
    logger: ['error'],
  });
  await writeFile(file, `${JSON.stringify(openApiDocument(app, options.title), null, 2)}\n`);
  return true;
}

async function doTask({ name, tasks }: ServiceOptions): Promise<boolean> {
  const task = tasks?.[process.argv[2] ?? ''];
  if (!task) return false;
  const logger = createLogger(name);
  Logger.overrideLogger(new NestLogger(logger));
  try {
    const text = await task();
    logger.info(text);
    process.send?.({ type: 'done', text });
  } catch (error) {
    process.send?.({ type: 'failed', text: (error as Error).message });
    throw error;
  }
  return true;
}

async function serve(module: Type, options: ServiceOptions): Promise<void> {
  // Asked for here, so that a missing key is a message at the start and not an error at the first list.
  derivedKey('start');
  const app = await createService(module, options);
  const stop = stopOnce(app);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // The starter's channel closes when the starter dies, however it died.
  process.once('disconnect', stop);
  const port = config(options.portVariable, options.port);
  await app.listen({ port, host: config('HOST', '127.0.0.1') });
  const address = app.getHttpServer().address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  process.send?.({ type: 'ready', port: actualPort });
}

function stopOnce(app: NestFastifyApplication): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    void app.close().finally(() => process.exit(0));
  };
}
