import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ListField,
  ObjectField,
  ObjectsField,
  pageOf,
  StringField,
  strings,
} from '../fields';
import { MoneyDto, MoneyField, SignedMoneyDto, SignedMoneyField } from '../money';
import {
  DATE_FORMAT,
  IGNORED_REASONS,
  type IgnoredReasonDto,
  IMPORT_FORMATS,
  IMPORT_ACTIONS,
  IMPORT_SOURCES,
  IMPORT_STATES,
  IMPORT_VERDICTS,
  type ImportActionDto,
  type ImportFormatDto,
  type ImportSourceDto,
  type ImportStateDto,
  type ImportVerdictDto,
  SignColumnDto,
} from './import-words';
import {
  BalanceUseDto,
  CurrencyAmountDto,
  FEES_WORDS,
  INVERTED_WORDS,
  QUOTE_STYLES,
  type QuoteStyleDto,
  QUOTES_WORDS,
  StateColumnDto,
  UNMARKED_WORDS,
} from './import-mapping-words';
import { ImportMappingPatch } from './imports';

const CountField = (description?: string) => IntegerField({}, { ...(description !== undefined && { description }) });
const ColumnField = () => IntegerField({}, { optional: true });

export class ImportColumnsResponse {
  @IntegerField() date!: number;
  @ColumnField() valueDate?: number;
  @ColumnField() payee?: number;
  @ColumnField() note?: number;
  @ColumnField() amount?: number;
  @ColumnField() debit?: number;
  @ColumnField() credit?: number;
  @ObjectsField(() => CurrencyAmountDto, {}, { optional: true }) amounts?: CurrencyAmountDto[];
  @ObjectField(() => SignColumnDto, { optional: true }) sign?: SignColumnDto;
  @ColumnField() fee?: number;
  @ColumnField() balance?: number;
  @ObjectField(() => StateColumnDto, { optional: true }) state?: StateColumnDto;
  @ColumnField() originalAmount?: number;
  @ColumnField() originalCurrency?: number;
  @ColumnField() currency?: number;
  @ColumnField() account?: number;
  @ColumnField() category?: number;
  @ColumnField() bankId?: number;
}

export class ImportMappingResponse {
  @StringField({ example: 'utf-8' }) charset!: string;
  @StringField({ example: ';' }) delimiter!: string;
  @StringField({ optional: true, description: 'the sheet of a workbook that is read' }) sheet?: string;
  @IntegerField({}, { nullable: true, description: 'physical line; null = no header' }) headerLine!: number | null;
  @ChoiceField(['.', ',']) decimal!: '.' | ',';
  @StringField({ example: 'DD.MM.YYYY', description: DATE_FORMAT }) dateFormat!: string;
  @ObjectField(() => ImportColumnsResponse) columns!: ImportColumnsResponse;
  @ChoiceField(QUOTE_STYLES, { optional: true, description: QUOTES_WORDS }) quotes?: QuoteStyleDto;
  @FlagField({ optional: true, description: INVERTED_WORDS }) inverted?: boolean;
  @ChoiceField(['out'], { optional: true, description: UNMARKED_WORDS }) unmarked?: 'out';
  @ObjectField(() => BalanceUseDto, { optional: true }) balance?: BalanceUseDto;
  @ChoiceField(['own'], { optional: true, description: FEES_WORDS }) fees?: 'own';
}

export class ImportFileColumn {
  @IntegerField() column!: number;
  @StringField({ nullable: true }) header!: string | null;
  @ListField(strings, {}, { description: 'the first cells of the column that are not empty' }) samples!: string[];
}

export class ImportAccountResponse {
  @StringField() name!: string;
  @StringField({ example: 'EUR' }) currency!: string;
  @IdField({ nullable: true }) accountId!: string | null;
  @FlagField({ description: 'the commit creates it' }) willBeCreated!: boolean;
  @CountField('readable rows of this account') rows!: number;
}

export class ImportCountsResponse {
  @CountField() new!: number;
  @CountField() duplicate!: number;
  @CountField() similar!: number;
  @CountField() transfer!: number;
  @CountField('rows that are no movement') ignored!: number;
  @CountField() error!: number;
}

export class ImportWarningResponse {
  @StringField({ example: 'date-order-assumed' }) code!: string;
  @StringField() detail!: string;
}

export class ImportExampleResponse {
  @IntegerField({}, { description: 'physical line' }) line!: number;
  @StringField({ description: 'as the file has it' }) before!: string;
  @StringField({ description: 'as this option reads it' }) after!: string;
}

export class ImportOptionResponse {
  @StringField() label!: string;

  @ObjectField(() => ImportMappingPatch, { description: 'to be sent with PATCH by whoever chooses this option' })
  mapping!: ImportMappingPatch;

  @ObjectField(() => ImportExampleResponse, { description: 'a line that another option reads differently' })
  example!: ImportExampleResponse;
}

export class ImportQuestionResponse {
  @StringField({ example: 'date-order' }) code!: string;
  @StringField() text!: string;
  @ObjectsField(() => ImportOptionResponse, {}, { description: 'the likeliest first' })
  options!: ImportOptionResponse[];
}

export class ImportConfidenceResponse {
  @ChoiceField(['balance', 'header', 'content'], {
    description: 'steps of a running balance, words of the header, or what the cells hold',
  })
  proof!: 'balance' | 'header' | 'content';

  @CountField('how many of them agree') agree!: number;
  @CountField() of!: number;
}

export class StatementAccountResponse {
  @StringField({ optional: true }) iban?: string;
  @StringField({ optional: true }) number?: string;
  @StringField({ optional: true }) name?: string;
}

/** A balance with its day. */
export class StatementBalanceResponse extends SignedMoneyDto {
  @DayField({ nullable: true, description: 'at its beginning (opening) or at its end (closing)' }) date!: string | null;
}

export class ImportStatementResponse {
  @ObjectField(() => StatementAccountResponse, { nullable: true, description: 'as the file names it' })
  account!: StatementAccountResponse | null;

  @IdField({ nullable: true, description: 'the account of the ledger that its rows go to' }) accountId!: string | null;
  @StringField({ optional: true, description: 'the member of an archive' }) file?: string;
  @ObjectField(() => StatementBalanceResponse, { optional: true }) opening?: StatementBalanceResponse;
  @ObjectField(() => StatementBalanceResponse, { optional: true }) closing?: StatementBalanceResponse;
  @SignedMoneyField({ description: 'of its booked rows' }) sum!: SignedMoneyDto;

  @FlagField({
    nullable: true,
    description: 'whether opening and sum make the closing balance; null where the file does not state both',
  })
  matches!: boolean | null;
}

export class CommitImportResponse {
  @CountField('transactions added') inserted!: number;
  @CountField("existing transactions that took the bank's identity") matched!: number;
  @CountField('rows left out because an earlier import brought them') duplicates!: number;
  @CountField('rows that could not be read') rejected!: number;
  @CountField('other rows left out by choice') skipped!: number;
}

/** A problem document of its own, for a request that was answered before it came about. */
export class ImportProblemResponse {
  @StringField({ example: 'account-not-found' }) code!: string;
  @StringField() title!: string;
  @IntegerField({}, { description: 'the status that an answer would have had' }) status!: number;
  @StringField({ description: 'what is wrong and what to do' }) detail!: string;
}

export class ImportResponse {
  @IdField() id!: string;
  @ChoiceField(IMPORT_STATES) state!: ImportStateDto;
  @ChoiceField(IMPORT_FORMATS) format!: ImportFormatDto;

  @ChoiceField(IMPORT_SOURCES, { nullable: true, description: 'the program that has exported the table' })
  source!: ImportSourceDto | null;

  @StringField({ maxLength: 255 }) fileName!: string;

  @FlagField({ description: 'the file has been read; where its reading failed the import can be discarded only' })
  read!: boolean;

  @ObjectField(() => ImportMappingResponse, {
    nullable: true,
    description: 'null until the file has been read, and of a format that says itself how it is read',
  })
  mapping!: ImportMappingResponse | null;

  @FlagField({ description: 'the mapping is one committed before for a file of this shape' }) presetUsed!: boolean;

  @ObjectsField(() => ImportFileColumn, {}, { description: 'what the file holds, to choose columns by' })
  columns!: ImportFileColumn[];

  @ObjectsField(() => ImportAccountResponse) accounts!: ImportAccountResponse[];
  @ObjectField(() => ImportCountsResponse) counts!: ImportCountsResponse;
  @ObjectsField(() => ImportWarningResponse) warnings!: ImportWarningResponse[];

  @ObjectsField(
    () => ImportQuestionResponse,
    {},
    { description: 'what nothing in the file decides and nobody has answered yet, at most three at a time' },
  )
  questions!: ImportQuestionResponse[];

  @ObjectField(() => ImportConfidenceResponse, {
    nullable: true,
    description: 'by what the reading was proven; null where a person has said how the file is read',
  })
  confidence!: ImportConfidenceResponse | null;

  @ObjectsField(() => ImportStatementResponse, {}, { description: 'what the file states, by account and period' })
  statements!: ImportStatementResponse[];

  @FlagField({ description: 'a row can be read and no question is open' }) canCommit!: boolean;
  @DayField({ nullable: true, description: 'of the rows that could be read' }) firstDate!: string | null;
  @DayField({ nullable: true }) lastDate!: string | null;

  @ObjectField(() => CommitImportResponse, { nullable: true, description: 'what the commit did' })
  result!: CommitImportResponse | null;

  @ObjectField(() => ImportProblemResponse, {
    nullable: true,
    description: 'why the reading or the commit failed that nobody waited for',
  })
  problem!: ImportProblemResponse | null;

  @InstantField() createdAt!: string;
  @InstantField({ nullable: true }) committedAt!: string | null;
  @InstantField({ nullable: true }) undoneAt!: string | null;
  @IntegerField({}, { minimum: 1 }) version!: number;
}

export class ImportPage extends pageOf(() => ImportResponse) {}

export class ImportTransferResponse {
  @IdField({ nullable: true, description: 'of the other account; null while it does not exist' })
  accountId!: string | null;

  @StringField() accountName!: string;

  @IdField({ optional: true, description: 'the transaction in the ledger that is the other leg' })
  transactionId?: string;

  @IntegerField({}, { optional: true, description: 'the row of this import that is the other leg' }) row?: number;

  @FlagField({ optional: true, description: 'true where a person has refused it; it can be taken all the same' })
  refused?: boolean;

  @MoneyField({ description: 'what moved there, positive' }) amount!: MoneyDto;
}

export class ImportRowResponse {
  @IntegerField({}, { description: '1 to n in the order of the import: by this the row is named' }) row!: number;

  @IntegerField({}, { description: 'physical line of the file on which it begins; several rows may' }) line!: number;

  @ListField(
    strings,
    {},
    { nullable: true, description: 'the cells as the file has them; of booked rows null 30 days after the commit' },
  )
  raw!: string[] | null;

  @ChoiceField(IMPORT_VERDICTS) verdict!: ImportVerdictDto;

  @StringField({ nullable: true, description: 'why the verdict is not `new`, or what to look at' })
  reason!: string | null;

  @ChoiceField(IGNORED_REASONS, { nullable: true, description: 'why the verdict is `ignored`' })
  reasonCode!: IgnoredReasonDto | null;

  @ChoiceField(IMPORT_ACTIONS) action!: ImportActionDto;
  @DayField({ nullable: true }) date!: string | null;
  @DayField({ nullable: true }) valueDate!: string | null;
  @ChoiceField(['income', 'expense'], { nullable: true }) type!: 'income' | 'expense' | null;
  @MoneyField({ nullable: true, description: 'positive; `type` says the direction' }) amount!: MoneyDto | null;
  @StringField({ nullable: true }) payee!: string | null;

  @StringField({ nullable: true, description: 'how the payee will be called' })
  payeeName!: string | null;

  @StringField({ nullable: true }) note!: string | null;
  @IdField({ nullable: true, description: 'null while the account does not exist' }) accountId!: string | null;
  @StringField({ nullable: true }) accountName!: string | null;
  @IdField({ nullable: true }) categoryId!: string | null;

  @IdField({ nullable: true, description: 'the transaction it became, took over or repeats' })
  transactionId!: string | null;

  @ObjectField(() => ImportTransferResponse, {
    nullable: true,
    description:
      'the other side where it is a transfer between two accounts of the ledger (verdict `transfer`), or may be one (verdict `new`); without `transactionId` and `row` the file itself says so',
  })
  transfer!: ImportTransferResponse | null;
}

export class ImportRowPage extends pageOf(() => ImportRowResponse) {}

export class WithdrawImportResponse extends ImportResponse {
  @CountField('transactions removed') removed!: number;
  @CountField('transactions kept because they were edited since') kept!: number;
  @CountField('matched transactions that gave the identity back') released!: number;
}
