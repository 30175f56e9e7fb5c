import { Readable } from 'node:stream';
import { Controller, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { ExportQuery } from '@pft/contracts';
import { CalendarDate, Clock } from '@pft/kernel';
import { CurrentUser, Read } from '@pft/service-kit';
import { searchOf } from '../../../domain/transaction/transaction-search';
import { SqlTransactionQueries } from '../../postgres/transaction/transaction.queries';
import { csvOf } from './transactions-csv';

@ApiTags('transactions')
@Controller('export')
export class ExportController {
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
    const rows = this.queries.all(user.ledgerId, searchOf(asked), sort);
    const today = CalendarDate.today(user.timeZone, this.clock.now());
    return new StreamableFile(Readable.from(csvOf(rows, names), { objectMode: false }), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="transactions-${today}.csv"`,
    });
  }
}
