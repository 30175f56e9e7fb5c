import { ApiProperty } from '@nestjs/swagger';
import {
  DATE_FORMAT,
  IMPORT_ACTIONS,
  IMPORT_STATES,
  IMPORT_VERDICTS,
  type ImportActionDto,
  type ImportStateDto,
  type ImportVerdictDto,
  SignColumnDto,
} from './import-words';
import { MoneyDto } from '../money';

export class ImportColumnsResponse {
  @ApiProperty({ type: 'integer' })
  date!: number;

  @ApiProperty({ type: 'integer', required: false })
  valueDate?: number;

  @ApiProperty({ type: 'integer', required: false })
  payee?: number;

  @ApiProperty({ type: 'integer', required: false })
  note?: number;

  @ApiProperty({ type: 'integer', required: false })
  amount?: number;

  @ApiProperty({ type: 'integer', required: false })
  debit?: number;

  @ApiProperty({ type: 'integer', required: false })
  credit?: number;

  @ApiProperty({ type: () => SignColumnDto, required: false })
  sign?: SignColumnDto;

  @ApiProperty({ type: 'integer', required: false })
  currency?: number;

  @ApiProperty({ type: 'integer', required: false })
  account?: number;

  @ApiProperty({ type: 'integer', required: false })
  category?: number;

  @ApiProperty({ type: 'integer', required: false })
  bankId?: number;
}

export class ImportMappingResponse {
  @ApiProperty({ type: 'string', example: 'utf-8' })
  charset!: string;

  @ApiProperty({ type: 'string', example: ';' })
  delimiter!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'physical line; null = no header' })
  headerLine!: number | null;

  @ApiProperty({ enum: ['.', ','] })
  decimal!: '.' | ',';

  @ApiProperty({ type: 'string', example: 'DD.MM.YYYY', description: DATE_FORMAT })
  dateFormat!: string;

  @ApiProperty({ type: () => ImportColumnsResponse })
  columns!: ImportColumnsResponse;
}

export class ImportFileColumn {
  @ApiProperty({ type: 'integer' })
  column!: number;

  @ApiProperty({ type: 'string', nullable: true })
  header!: string | null;

  @ApiProperty({ type: [String], description: 'the first cells of the column that are not empty' })
  samples!: string[];
}

export class ImportAccountResponse {
  @ApiProperty({ type: 'string' })
  name!: string;

  @ApiProperty({ type: 'string', example: 'EUR' })
  currency!: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  accountId!: string | null;

  @ApiProperty({ type: 'boolean', description: 'the commit creates it' })
  willBeCreated!: boolean;

  @ApiProperty({ type: 'integer', description: 'readable rows of this account' })
  rows!: number;
}

export class ImportCountsResponse {
  @ApiProperty({ type: 'integer' })
  new!: number;

  @ApiProperty({ type: 'integer' })
  duplicate!: number;

  @ApiProperty({ type: 'integer' })
  similar!: number;

  @ApiProperty({ type: 'integer' })
  transfer!: number;

  @ApiProperty({ type: 'integer' })
  error!: number;
}

export class ImportWarningResponse {
  @ApiProperty({ type: 'string', example: 'date-order-unclear' })
  code!: string;

  @ApiProperty({ type: 'string' })
  detail!: string;
}

export class CommitImportResponse {
  @ApiProperty({ type: 'integer', description: 'transactions added' })
  inserted!: number;

  @ApiProperty({ type: 'integer', description: "existing transactions that took the bank's identity" })
  matched!: number;

  @ApiProperty({ type: 'integer', description: 'rows left out because an earlier import brought them' })
  duplicates!: number;

  @ApiProperty({ type: 'integer', description: 'rows that could not be read' })
  rejected!: number;

  @ApiProperty({ type: 'integer', description: 'other rows left out by choice' })
  skipped!: number;
}

/** A problem document of its own, for a request that was answered before it came about. */
export class ImportProblemResponse {
  @ApiProperty({ type: 'string', example: 'account-not-found' })
  code!: string;

  @ApiProperty({ type: 'string' })
  title!: string;

  @ApiProperty({ type: 'integer', description: 'the status that an answer would have had' })
  status!: number;

  @ApiProperty({ type: 'string', description: 'what is wrong and what to do' })
  detail!: string;
}

export class ImportResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: IMPORT_STATES })
  state!: ImportStateDto;

  @ApiProperty({ enum: ['csv'] })
  format!: 'csv';

  @ApiProperty({ type: 'string', maxLength: 255 })
  fileName!: string;

  @ApiProperty({ type: () => ImportMappingResponse, nullable: true, description: 'null until the file has been read' })
  mapping!: ImportMappingResponse | null;

  @ApiProperty({ type: 'boolean', description: 'the mapping is one committed before for a file of this shape' })
  presetUsed!: boolean;

  @ApiProperty({ type: () => [ImportFileColumn], description: 'what the file holds, to choose columns by' })
  columns!: ImportFileColumn[];

  @ApiProperty({ type: () => [ImportAccountResponse] })
  accounts!: ImportAccountResponse[];

  @ApiProperty({ type: () => ImportCountsResponse })
  counts!: ImportCountsResponse;

  @ApiProperty({ type: () => [ImportWarningResponse] })
  warnings!: ImportWarningResponse[];

  @ApiProperty({ type: 'boolean' })
  canCommit!: boolean;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'of the rows that could be read' })
  firstDate!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  lastDate!: string | null;

  @ApiProperty({ type: () => CommitImportResponse, nullable: true, description: 'what the commit did' })
  result!: CommitImportResponse | null;

  @ApiProperty({
    type: () => ImportProblemResponse,
    nullable: true,
    description:
      'why the reading or the commit failed that nobody waited for; where `mapping` is null such an import can be discarded only',
  })
  problem!: ImportProblemResponse | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  committedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  undoneAt!: string | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

export class ImportPage {
  @ApiProperty({ type: () => [ImportResponse] })
  items!: ImportResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}

export class ImportRowResponse {
  @ApiProperty({ type: 'integer', description: 'physical line of the file' })
  line!: number;

  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'the cells as the file has them; of booked rows null 30 days after the commit',
  })
  raw!: string[] | null;

  @ApiProperty({ enum: IMPORT_VERDICTS })
  verdict!: ImportVerdictDto;

  @ApiProperty({ type: 'string', nullable: true, description: 'why the verdict is not `new`, or what to look at' })
  reason!: string | null;

  @ApiProperty({ enum: IMPORT_ACTIONS })
  action!: ImportActionDto;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  date!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  valueDate!: string | null;

  @ApiProperty({ enum: ['income', 'expense'], nullable: true })
  type!: 'income' | 'expense' | null;

  @ApiProperty({ type: () => MoneyDto, nullable: true, description: 'positive; `type` says the direction' })
  amount!: MoneyDto | null;

  @ApiProperty({ type: 'string', nullable: true })
  payee!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  note!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'null while the account does not exist' })
  accountId!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  accountName!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  categoryId!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'the transaction it became, took over or repeats',
  })
  transactionId!: string | null;
}

export class ImportRowPage {
  @ApiProperty({ type: () => [ImportRowResponse] })
  items!: ImportRowResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}

export class WithdrawImportResponse extends ImportResponse {
  @ApiProperty({ type: 'integer', description: 'transactions removed' })
  removed!: number;

  @ApiProperty({ type: 'integer', description: 'transactions kept because they were edited since' })
  kept!: number;

  @ApiProperty({ type: 'integer', description: 'matched transactions that gave the identity back' })
  released!: number;
}
