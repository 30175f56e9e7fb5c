import { Readable } from 'node:stream';
import { Controller, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { ExportQuery } from '@pft/contracts';
import { CalendarDate, Clock } from '@pft/kernel';
import { CurrentUser, Read, TurnQueue } from '@pft/service-kit';
import type { FastifyReply } from 'fastify';
import { searchOf } from '../../../domain/transaction/transaction-search';
import { SqlTransactionQueries } from '../../postgres/transaction/transaction.queries';
import { csvOf } from './transactions-csv';

const TABLES_AT_ONCE = 2;
const MOST_WAITING = 100;
const LONGEST_WAIT_MS = 5_000;
const IN_ALL = { places: 20, waiting: 100 };

@ApiTags('transactions')
@Controller('export')
export class ExportController {
  /** A table that is under way holds rows till they are taken, so few are under way at once, whoever takes their time. */
  private readonly tables = new TurnQueue('exports', TABLES_AT_ONCE, MOST_WAITING, LONGEST_WAIT_MS, IN_ALL);
  /** Their parts are read one after the other, so that the database is left to others. */
  private readonly parts = new TurnQueue('parts of exports', 1);

  constructor(
    private readonly queries: SqlTransactionQueries,
    private readonly clock: Clock,
  ) {}

  @Read('', {
    operationId: 'exportTransactions',
    summary: 'All transactions of a list as one table, streamed',
    scope: 'transactions:read',
    answers: { description: 'one line a transaction, in the order of the list', schema: { type: 'string' } },
  })
  @ApiProduces('text/csv')
  export(
    @CurrentUser() user: CurrentUser,
    @Query() query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const today = CalendarDate.today(user.timeZone, this.clock.now());
    const type = 'text/csv; charset=utf-8; header=present';
    const disposition = `attachment; filename="transactions-${today}.csv"`;
    return new Promise((answer, refuse) => {
      const send = async (): Promise<void> => {
        const table = await this.table(user.ledgerId, query);
        const over = new Promise((done) => table.once('close', done));
        // Whoever is gone takes nothing more, also where they went before there was anything to take.
        reply.raw.once('close', () => table.destroy());
        if (reply.raw.destroyed) table.destroy();
        answer(new StreamableFile(table, { type, disposition }));
        await over;
      };
      this.tables.run(user.ledgerId, send).catch(refuse);
    });
  }

  private async table(ledgerId: string, { sort = '-date', format: _, ...asked }: ExportQuery): Promise<Readable> {
    const names = await this.queries.names(ledgerId);
    const inTurn = <T>(read: () => Promise<T>) => this.parts.run(ledgerId, read);
    const rows = await begun(this.queries.all(ledgerId, searchOf(asked), sort, inTurn));
    return Readable.from(csvOf(rows, names), { objectMode: false });
  }
}

/** With its first part read: what fails at once is an answer of its own, and not a table that breaks off. */
async function begun<T>(parts: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await parts.next();
  async function* all(): AsyncGenerator<T> {
    if (first.done) return;
    yield first.value;
    yield* parts;
  }
  return all();
}
