import { readFile } from 'node:fs/promises';
import { applyDecorators, Body, Controller, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiNoContentResponse,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import {
  ChangeImportRequest,
  CommitImportResponse,
  ID_SCHEMA,
  ImportPage,
  ImportResponse,
  ImportRowPage,
  ImportRowsQuery,
  ImportsQuery,
  WithdrawImportQuery,
  WithdrawImportResponse,
} from '@pft/contracts';
import { hashRequest, idempotencyKeyOf, IdempotencyService, TakesIdempotencyKey } from '@pft/change-log';
import { Change, CurrentUser, Id, IfMatch, Read, Remove, Write, page } from '@pft/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeImport } from '../../../application/import/change-import';
import { CommitImport } from '../../../application/import/commit-import';
import { FinishLater } from '../../../application/import/finish-later';
import { SqlImportQueries } from '../../postgres/import/import.queries';
import { TransfersSince } from '../../../application/import/transfers-since';
import { UploadImport } from '../../../application/import/upload-import';
import { WithdrawImport } from '../../../application/import/withdraw-import';
import { type CommitResult, ImportBatch, type LateState } from '../../../domain/import/import-batch';
import { ImportNotFound } from '../../../domain/import/import-errors';
import { ImportJobs } from '../../import-jobs';
import { ImportStreams } from './import-streams';
import { ImportUpload } from './import-upload';
import { presentImport, presentImportRow } from './import.presenter';
import { importReading, ledgerWrite } from '../refusals';

const DEFAULT_LIMIT = 50;
const RESPOND_ASYNC = 'respond-async';

/** RFC 7240: preferences are named in a list, in any case, each with parameters that mean nothing here. */
function prefersAsync(request: FastifyRequest): boolean {
  const preferences = [request.headers.prefer ?? ''].flat().join(',').split(',');
  return preferences.some((preference) => preference.split(/[;=]/, 1)[0]?.trim().toLowerCase() === RESPOND_ASYNC);
}

/** The header by which a request asks to be answered before it is done, and what it gets then. */
const MayBeAnsweredLater = (what: string, state: LateState): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: `\`${RESPOND_ASYNC}\`: answer 202 at once and ${what} afterwards; the import says how it went.`,
      schema: { type: 'string' },
    }),
    ApiAcceptedResponse({
      type: ImportResponse,
      description: `with \`Prefer: ${RESPOND_ASYNC}\`; the import is \`${state}\``,
      headers: {
        Location: { description: 'where the import says how it went', schema: { type: 'string' } },
        'Preference-Applied': { schema: { type: 'string', enum: [RESPOND_ASYNC] } },
      },
    }),
  );

function accepted(reply: FastifyReply, batch: ImportBatch): ImportResponse {
  reply.status(202).header('preference-applied', RESPOND_ASYNC).header('location', `/imports/${batch.id}`);
  return presentImport(batch);
}

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly upload: ImportUpload,
    private readonly idempotency: IdempotencyService,
    private readonly queries: SqlImportQueries,
    private readonly transfersSince: TransfersSince,
    private readonly uploadImport: UploadImport,
    private readonly changeImport: ChangeImport,
    private readonly commitImport: CommitImport,
    private readonly finishLater: FinishLater,
    private readonly withdrawImport: WithdrawImport,
    private readonly jobs: ImportJobs,
    private readonly streams: ImportStreams,
  ) {}

  @Write('', {
    operationId: 'uploadImport',
    summary: 'Upload a bank file and see what it would do',
    scope: 'transactions:write',
    answers: ImportResponse,
    refuses: [ledgerWrite, importReading, { 409: ['import-quota'] }],
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary', description: 'at most 10 MiB and 100,000 rows' },
        accountId: { ...ID_SCHEMA, description: 'the account of rows that name none' },
        preset: { type: 'string', enum: ['auto', 'none'], description: '`none` = detect the mapping anew' },
      },
    },
  })
  @ApiQuery({ name: 'accountId', required: false, schema: ID_SCHEMA })
  @ApiQuery({ name: 'preset', required: false, enum: ['auto', 'none'] })
  @TakesIdempotencyKey()
  @MayBeAnsweredLater('read the file', 'reading')
  async add(
    @CurrentUser() user: CurrentUser,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponse> {
    const later = prefersAsync(request);
    const key = idempotencyKeyOf(request);
    // A repeated upload gets its first answer, however many there are by now.
    if (!(await this.idempotency.knows(key, user.ledgerId))) await this.uploadImport.requireRoom(user.ledgerId);
    const answer = await this.upload.receive(request, user.ledgerId, ({ fileName, path, fields, hash }) => {
      const { accountId = null, preset } = fields;
      const input = { fileName, path, bytes: () => readFile(path), accountId, usePreset: preset !== 'none' };
      return this.idempotency.runPrepared<ImportBatch, ImportResponse>(
        { key, ownerId: user.ledgerId, requestHash: hashRequest('POST', '/imports', hash) },
        (store) =>
          later
            ? store(() => this.uploadImport.storeUnread(user, user.userId, input))
            : this.uploadImport.read(user, input, (read) => store(() => this.uploadImport.store(user, input, read))),
        (batch) => (later ? accepted(reply, batch) : presentImport(batch)),
      );
    });
    if (later) this.jobs.look();
    return answer;
  }

  @Read('', {
    operationId: 'listImports',
    summary: 'Imports, the newest first',
    scope: 'transactions:read',
    answers: ImportPage,
  })
  async list(@CurrentUser() user: CurrentUser, @Query() query: ImportsQuery): Promise<ImportPage> {
    const { items, nextCursor } = await page(query, {
      context: `${user.ledgerId}:imports`,
      limit: DEFAULT_LIMIT,
      read: (before: { id: string } | null, limit) => this.queries.list(user.ledgerId, before?.id ?? null, limit),
      position: ({ id }) => ({ id }),
    });
    return { items: items.map(presentImport), nextCursor };
  }

  @Read(':id', {
    operationId: 'getImport',
    summary: 'One import',
    scope: 'transactions:read',
    answers: ImportResponse,
    refuses: { 404: ['import-not-found'] },
  })
  async get(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<ImportResponse> {
    return presentImport(await this.find(user, id));
  }

  @Read(':id/rows', {
    operationId: 'listImportRows',
    summary: 'Its rows in the order of the file, each with a verdict',
    scope: 'transactions:read',
    answers: ImportRowPage,
    refuses: { 404: ['import-not-found'] },
  })
  async rows(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Query() query: ImportRowsQuery,
  ): Promise<ImportRowPage> {
    const { verdict = null } = query;
    const batch = await this.find(user, id);
    const { items, nextCursor } = await page(query, {
      context: `${user.ledgerId}:imports:${id}:rows:${verdict ?? ''}`,
      limit: DEFAULT_LIMIT,
      read: async (after: { row: number } | null, limit) => {
        const rows = await this.queries.rows(user.ledgerId, id, { after: after?.row ?? 0, limit, verdict });
        return this.transfersSince.shownOn(batch, rows);
      },
      position: ({ number }) => ({ row: number }),
    });
    return { items: items.map((row) => presentImportRow(row, batch)), nextCursor };
  }

  @Read(':id/events', {
    operationId: 'streamImport',
    summary: 'How far its reading or its commit is, as server-sent events',
    scope: 'transactions:read',
    answers: {
      description:
        'event: progress, data: `{ state, done, of }`, rows that are done of all, null where that is not known; then event: done, data: `{ state }`, null where it was discarded',
      schema: { type: 'string' },
    },
    refuses: { 404: ['import-not-found'] },
  })
  @ApiProduces('text/event-stream')
  async events(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.streams.open(await this.find(user, id), request, reply);
  }

  @Change(':id', {
    operationId: 'changeImport',
    summary: 'Correct the mapping, answer questions, choose the account, single rows, a category',
    scope: 'transactions:write',
    answers: ImportResponse,
    refuses: [
      ledgerWrite,
      importReading,
      {
        404: ['import-not-found'],
        409: [
          'category-archived',
          'import-already-committed',
          'import-already-undone',
          'import-busy',
          'import-not-read',
        ],
        422: [
          'category-kind-differs',
          'category-not-found',
          'import-action-impossible',
          'import-mapping-invalid',
          'import-question-unknown',
          'import-row-ambiguous',
          'import-row-not-found',
        ],
      },
    ],
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Body() body: ChangeImportRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<ImportResponse> {
    await this.requireIdle(user, id);
    return presentImport(await this.changeImport.execute(user, id, body, expectedVersion));
  }

  @Write(':id/commit', {
    operationId: 'commitImport',
    summary: 'Put the rows with an action into the ledger, all or none',
    scope: 'transactions:write',
    answers: CommitImportResponse,
    status: 200,
    refuses: [
      ledgerWrite,
      {
        404: ['import-not-found'],
        409: [
          'account-archived',
          'account-not-found',
          'category-archived',
          'category-not-found',
          'import-already-committed',
          'import-already-undone',
          'import-busy',
          'import-match-gone',
          'import-not-read',
          'import-nothing-readable',
          'import-questions-open',
          'too-many-accounts',
        ],
      },
    ],
  })
  @TakesIdempotencyKey()
  @MayBeAnsweredLater('commit', 'committing')
  async commit(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @IfMatch() expectedVersion: number | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommitImportResponse | ImportResponse> {
    const later = prefersAsync(request);
    const requestHash = hashRequest('POST', request.url, request.bodyHash ?? '');
    const answer = await this.idempotency.runPrepared<
      CommitResult | ImportBatch,
      CommitImportResponse | ImportResponse
    >(
      { key: idempotencyKeyOf(request), ownerId: user.ledgerId, requestHash },
      async (commit) => {
        await this.requireIdle(user, id);
        return later
          ? commit(() => this.finishLater.askCommit(user, user.userId, id, expectedVersion))
          : commit(() => this.commitImport.execute(user, id, expectedVersion));
      },
      (result) => (result instanceof ImportBatch ? accepted(reply, result) : result),
    );
    if (later) this.jobs.look();
    return answer;
  }

  @Remove(':id', {
    operationId: 'withdrawImport',
    summary: 'Discard an import that is not committed (204) or undo one that is (200)',
    scope: 'transactions:write',
    answers: { type: WithdrawImportResponse, description: 'undone' },
    refuses: [
      ledgerWrite,
      {
        404: ['import-not-found'],
        409: ['account-archived', 'import-already-undone', 'import-busy', 'import-rows-edited'],
      },
    ],
  })
  @ApiNoContentResponse({ description: 'it was discarded' })
  async withdraw(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Query() query: WithdrawImportQuery,
    @IfMatch() expectedVersion: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WithdrawImportResponse | undefined> {
    (await this.find(user, id)).canDiscard();
    const withdrawal = await this.withdrawImport.execute(user, id, query.edited ?? null, expectedVersion);
    if (!withdrawal) {
      reply.status(204);
      return undefined;
    }
    const { batch, removed, kept, released } = withdrawal;
    return { ...presentImport(batch), removed, kept, released };
  }

  /** Before the unit of work, which would wait for the end of the commit. @throws ImportNotFound, ImportBusy */
  private async requireIdle(user: CurrentUser, id: string): Promise<void> {
    (await this.find(user, id)).requireIdle();
  }

  private async find(user: CurrentUser, id: string): Promise<ImportBatch> {
    const batch = await this.queries.find(user.ledgerId, id);
    if (!batch) throw new ImportNotFound();
    return batch;
  }
}
