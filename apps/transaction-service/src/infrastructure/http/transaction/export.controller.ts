import { Readable } from 'node:stream';
import { Controller, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { ExportQuery } from '@pft/contracts';
import { CalendarDate, Clock } from '@pft/kernel';
import { CurrentUser, Read, TurnQueue } from '@pft/service-kit';
import { searchOf } from '../../../domain/transaction/transaction-search';
import { SqlTransactionQueries } from '../../postgres/transaction/transaction.queries';
import { csvOf } from './transactions-csv';

const MOST_WAITING = 100;
const LONGEST_WAIT_MS = 60_000;

@ApiTags('transactions')
@Controller('export')
export class ExportController {
  /** A person's exports read one after the other, some rows at a time, so that many of them leave the database to others. */
  private readonly turns = new TurnQueue('exports', 1, MOST_WAITING, LONGEST_WAIT_MS);

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
  async export(@CurrentUser() user: CurrentUser, @Query() query: ExportQuery): Promise<StreamableFile> {
    const { sort = '-date', format: _, ...asked } = query;
    const names = await this.queries.names(user.ledgerId);
    const inTurn = <T>(read: () => Promise<T>) => this.turns.run(user.ledgerId, read);
    const rows = await begun(this.queries.all(user.ledgerId, searchOf(asked), sort, inTurn));
    const today = CalendarDate.today(user.timeZone, this.clock.now());
    return new StreamableFile(Readable.from(csvOf(rows, names), { objectMode: false }), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="transactions-${today}.csv"`,
    });
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
