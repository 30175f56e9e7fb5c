import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AddTransactionRequest,
  CategorizeRequest,
  CategorizeResponse,
  ChangeTransactionRequest,
  TransactionPage,
  TransactionResponse,
  TransactionsQuery,
} from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { CurrentUser, decodeCursor, encodeCursor, IfMatch, Refuses, UuidPipe } from '@pft/service-kit';
import { CategorizePayee } from '../../../application/payee-category/categorize-payee';
import { ChangeTransaction } from '../../../application/transaction/change-transaction';
import { RecordTransaction } from '../../../application/transaction/record-transaction';
import { RemoveTransaction } from '../../../application/transaction/remove-transaction';
import { type TransactionPosition, TransactionQueries } from '../../../application/transaction/transaction-queries';
import { TransactionNotFound } from '../../../domain/transaction/transaction-errors';
import { ledgerWrite, transactionValues } from '../refusals';
import { presentTransaction } from './transaction.presenter';

const DEFAULT_LIMIT = 50;

@ApiTags('transactions')
@Controller('transactions')
export class TransactionsController {
  constructor(
    private readonly queries: TransactionQueries,
    private readonly recordTransaction: RecordTransaction,
    private readonly changeTransaction: ChangeTransaction,
    private readonly removeTransaction: RemoveTransaction,
    private readonly categorizePayee: CategorizePayee,
  ) {}

  @Post('add')
  @Idempotent()
  @Refuses(ledgerWrite, transactionValues)
  @ApiOperation({ operationId: 'addTransaction', summary: 'Add income, an expense or a transfer' })
  @ApiCreatedResponse({ type: TransactionResponse })
  add(@CurrentUser() user: CurrentUser, @Body() body: AddTransactionRequest): Promise<TransactionResponse> {
    return answerOnce(() => this.recordTransaction.execute(user, body), presentTransaction);
  }

  @Post()
  @Idempotent()
  @Refuses(ledgerWrite, transactionValues)
  @ApiOperation({ operationId: 'createTransaction', summary: 'The same door as /transactions/add' })
  @ApiCreatedResponse({ type: TransactionResponse })
  create(@CurrentUser() user: CurrentUser, @Body() body: AddTransactionRequest): Promise<TransactionResponse> {
    return this.add(user, body);
  }

  @Post('categorize')
  @HttpCode(200)
  @Idempotent()
  @Refuses(ledgerWrite, { 409: ['category-archived'], 422: ['category-not-found'] })
  @ApiOperation({
    operationId: 'categorizeTransactions',
    summary: 'Give a category to all transactions whose payee contains a text, and remember it for imports',
  })
  @ApiOkResponse({ type: CategorizeResponse })
  categorize(@CurrentUser() user: CurrentUser, @Body() body: CategorizeRequest): Promise<CategorizeResponse> {
    return answerOnce(
      () => this.categorizePayee.execute(user, body),
      ({ updated }) => ({ updated }),
    );
  }

  @Get()
  @Refuses()
  @ApiOperation({ operationId: 'listTransactions', summary: 'Transactions, the newest first' })
  @ApiOkResponse({ type: TransactionPage })
  async list(@CurrentUser() user: CurrentUser, @Query() query: TransactionsQuery): Promise<TransactionPage> {
    const { q = '', limit = DEFAULT_LIMIT, cursor, ...given } = query;
    const words = [...new Set(q.split(/\s+/).filter((word) => word !== ''))];
    const filter = { ...given, words };
    const context = JSON.stringify([
      user.ledgerId,
      words,
      given.from,
      given.to,
      given.accountId,
      given.categoryId,
      given.type,
    ]);
    const after = cursor === undefined ? null : decodeCursor<TransactionPosition>(cursor, context);
    const rows = await this.queries.list(user.ledgerId, filter, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { items, nextCursor: more ? encodeCursor({ date: last.date, id: last.id }, context) : null };
  }

  @Get(':id')
  @Refuses({ 404: ['transaction-not-found'] })
  @ApiOperation({ operationId: 'getTransaction', summary: 'One transaction' })
  @ApiOkResponse({ type: TransactionResponse })
  async get(@CurrentUser() user: CurrentUser, @Param('id', UuidPipe) id: string): Promise<TransactionResponse> {
    const view = await this.queries.find(user.ledgerId, id);
    if (!view) throw new TransactionNotFound();
    return view;
  }

  @Patch(':id')
  @Refuses(ledgerWrite, transactionValues, { 404: ['transaction-not-found'] })
  @ApiOperation({ operationId: 'changeTransaction', summary: 'Change some fields (merge patch)' })
  @ApiOkResponse({ type: TransactionResponse })
  async change(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeTransactionRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<TransactionResponse> {
    return presentTransaction(await this.changeTransaction.execute(user, id, body, expectedVersion));
  }

  @Delete(':id')
  @HttpCode(204)
  @Refuses(ledgerWrite, { 404: ['transaction-not-found'], 409: ['account-archived'] })
  @ApiOperation({ operationId: 'removeTransaction', summary: 'Delete a transaction' })
  @ApiNoContentResponse()
  remove(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.removeTransaction.execute(user, id, expectedVersion);
  }
}
