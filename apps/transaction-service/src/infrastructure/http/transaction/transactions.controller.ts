import { Body, Controller, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AddTransactionRequest,
  CategorizeRequest,
  CategorizeResponse,
  ChangeTransactionRequest,
  TransactionPage,
  TransactionResponse,
  TransactionsQuery,
  TransactionTotalsQuery,
  TransactionTotalsResponse,
} from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { Exchange, Rates } from '@pft/rates';
import { Change, CurrentUser, Id, IfMatch, Read, Remove, Write, page } from '@pft/service-kit';
import { CategorizePayee } from '../../../application/payee-category/categorize-payee';
import { ChangeTransaction } from '../../../application/transaction/change-transaction';
import { RecordTransaction } from '../../../application/transaction/record-transaction';
import { RemoveTransaction } from '../../../application/transaction/remove-transaction';
import { searchKey, searchOf, type TransactionPosition } from '../../../domain/transaction/transaction-search';
import { totalsOf } from '../../../domain/transaction/transaction-totals';
import { SqlTransactionQueries } from '../../postgres/transaction/transaction.queries';
import { TransactionNotFound } from '../../../domain/transaction/transaction-errors';
import { ledgerWrite, transactionValues } from '../refusals';
import { presentTotals, presentTransaction } from './transaction.presenter';

const DEFAULT_LIMIT = 50;

@ApiTags('transactions')
@Controller('transactions')
export class TransactionsController {
  constructor(
    private readonly queries: SqlTransactionQueries,
    private readonly rates: Rates,
    private readonly recordTransaction: RecordTransaction,
    private readonly changeTransaction: ChangeTransaction,
    private readonly removeTransaction: RemoveTransaction,
    private readonly categorizePayee: CategorizePayee,
  ) {}

  @Write('add', {
    operationId: 'addTransaction',
    summary: 'Add income, an expense or a transfer',
    scope: 'transactions:write',
    answers: TransactionResponse,
    refuses: [ledgerWrite, transactionValues],
  })
  @Idempotent()
  add(@CurrentUser() user: CurrentUser, @Body() body: AddTransactionRequest): Promise<TransactionResponse> {
    return answerOnce(() => this.recordTransaction.execute(user, body), presentTransaction);
  }

  @Write('', {
    operationId: 'createTransaction',
    summary: 'The same door as /transactions/add',
    scope: 'transactions:write',
    answers: TransactionResponse,
    refuses: [ledgerWrite, transactionValues],
  })
  @Idempotent()
  create(@CurrentUser() user: CurrentUser, @Body() body: AddTransactionRequest): Promise<TransactionResponse> {
    return this.add(user, body);
  }

  @Write('categorize', {
    operationId: 'categorizeTransactions',
    summary: 'Give a category to all transactions whose payee contains a text, and remember it for imports',
    scope: 'transactions:write',
    answers: CategorizeResponse,
    status: 200,
    refuses: [ledgerWrite, { 409: ['category-archived'], 422: ['category-kind-differs', 'category-not-found'] }],
  })
  @Idempotent()
  categorize(@CurrentUser() user: CurrentUser, @Body() body: CategorizeRequest): Promise<CategorizeResponse> {
    return answerOnce(
      () => this.categorizePayee.execute(user, body),
      ({ updated, replaced, activityId }) => ({ updated, replaced, activityId }),
    );
  }

  @Read('', {
    operationId: 'listTransactions',
    summary: 'Transactions, the newest first unless it is said otherwise',
    scope: 'transactions:read',
    answers: TransactionPage,
  })
  @Header('content-type', 'application/json; charset=utf-8')
  async list(@CurrentUser() user: CurrentUser, @Query() query: TransactionsQuery): Promise<string> {
    const { limit, cursor, sort = '-date', balanceOf, ...asked } = query;
    const search = searchOf(asked);
    const byAmount = sort.endsWith('amount');
    const { items, nextCursor } = await page(
      { limit, cursor },
      {
        context: JSON.stringify([user.ledgerId, sort, ...searchKey(search)]),
        limit: DEFAULT_LIMIT,
        read: (after: TransactionPosition | null, limit) =>
          this.queries.listAsJson(user.ledgerId, search, sort, after, limit, balanceOf),
        position: ({ date, id, figure }) => ({ date, id, ...(byAmount && { figure }) }),
      },
    );
    return `{"items":[${items.map(({ json }) => json).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
  }

  @Read('totals', {
    operationId: 'totalTransactions',
    summary: 'What the transactions of a list add up to, by currency and in the base currency',
    scope: 'transactions:read',
    answers: TransactionTotalsResponse,
  })
  async totals(
    @CurrentUser() user: CurrentUser,
    @Query() query: TransactionTotalsQuery,
  ): Promise<TransactionTotalsResponse> {
    const sums = await this.queries.totals(user.ledgerId, searchOf(query), user.baseCurrency);
    return presentTotals(totalsOf(sums, new Exchange(this.rates, user.baseCurrency)));
  }

  @Read(':id', {
    operationId: 'getTransaction',
    summary: 'One transaction',
    scope: 'transactions:read',
    answers: TransactionResponse,
    refuses: { 404: ['transaction-not-found'] },
  })
  async get(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<TransactionResponse> {
    const transaction = await this.queries.find(user.ledgerId, id);
    if (!transaction) throw new TransactionNotFound();
    return presentTransaction(transaction);
  }

  @Change(':id', {
    operationId: 'changeTransaction',
    summary: 'Change some fields (merge patch)',
    scope: 'transactions:write',
    answers: TransactionResponse,
    refuses: [ledgerWrite, transactionValues, { 404: ['transaction-not-found'] }],
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Body() body: ChangeTransactionRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<TransactionResponse> {
    return presentTransaction(await this.changeTransaction.execute(user, id, body, expectedVersion));
  }

  @Remove(':id', {
    operationId: 'removeTransaction',
    summary: 'Delete a transaction',
    scope: 'transactions:write',
    refuses: [ledgerWrite, { 404: ['transaction-not-found'], 409: ['account-archived'] }],
  })
  remove(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.removeTransaction.execute(user, id, expectedVersion);
  }
}
