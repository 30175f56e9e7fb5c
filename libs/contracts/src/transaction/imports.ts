import {
  ChoiceField,
  CursorField,
  FlagField,
  type FieldOptions,
  IdField,
  IntegerField,
  LimitField,
  ListField,
  ObjectField,
  ObjectsField,
  texts,
  WordField,
} from '../fields';
import {
  COLUMN_LIMIT,
  DATE_FORMAT,
  IMPORT_ACTIONS,
  IMPORT_VERDICTS,
  type ImportActionDto,
  type ImportVerdictDto,
  SignColumnDto,
} from './import-words';
import {
  BalanceUsePatch,
  CurrencyAmountDto,
  FEES_WORDS,
  INVERTED_WORDS,
  QUOTE_STYLES,
  type QuoteStyleDto,
  QUOTES_WORDS,
  StateColumnDto,
  UNMARKED_WORDS,
} from './import-mapping-words';
import { CategorizeRequest } from './transactions';

/** One of the columns, counted from 0. */
const ColumnField = (words: FieldOptions = {}) =>
  IntegerField({ min: 0, max: COLUMN_LIMIT }, { optional: true, nullable: true, ...words });

/** Roles of columns, counted from 0. Either `amount` (with `sign` where it has none of its own), or `debit` and `credit` or one of them, or `amounts`. */
export class ImportColumnsDto {
  @ColumnField({ description: 'the booking date' }) date?: number | null;
  @ColumnField() valueDate?: number | null;
  @ColumnField() payee?: number | null;
  @ColumnField() note?: number | null;
  @ColumnField() amount?: number | null;
  @ColumnField({ description: 'money out' }) debit?: number | null;
  @ColumnField({ description: 'money in' }) credit?: number | null;

  @ObjectsField(() => CurrencyAmountDto, { max: 20 }, { optional: true, nullable: true, description: 'one a currency' })
  amounts?: CurrencyAmountDto[] | null;

  @ObjectField(() => SignColumnDto, { optional: true, nullable: true }) sign?: SignColumnDto | null;
  @ColumnField({ description: 'what is taken besides the amount' }) fee?: number | null;
  @ColumnField({ description: 'the running balance' }) balance?: number | null;
  @ObjectField(() => StateColumnDto, { optional: true, nullable: true }) state?: StateColumnDto | null;
  @ColumnField({ description: 'what was paid in another currency' }) originalAmount?: number | null;
  @ColumnField() originalCurrency?: number | null;
  @ColumnField() currency?: number | null;
  @ColumnField({ description: "the file's own accounts, by name or IBAN" }) account?: number | null;
  @ColumnField() category?: number | null;
  @ColumnField({ description: "the bank's id of the row" }) bankId?: number | null;
}

/** A merge patch of the mapping: what is absent stays, null clears an optional column. */
export class ImportMappingPatch {
  @WordField(40, { optional: true, example: 'utf-8' }) charset?: string;
  @ChoiceField([',', ';', '\t', '|'], { optional: true }) delimiter?: string;

  @WordField(100, { optional: true, description: 'the sheet of a workbook that is read, by its name' }) sheet?: string;

  @IntegerField(
    { min: 1, max: 1_000_000 },
    {
      optional: true,
      nullable: true,
      description: 'physical line, or row of the sheet; null = no header, the table begins with the first line',
    },
  )
  headerLine?: number | null;

  @ChoiceField(['.', ','], { optional: true }) decimal?: '.' | ',';
  @WordField(20, { optional: true, example: 'DD.MM.YYYY', description: DATE_FORMAT }) dateFormat?: string;
  @ObjectField(() => ImportColumnsDto, { optional: true }) columns?: ImportColumnsDto;

  @ChoiceField(QUOTE_STYLES, { optional: true, nullable: true, description: QUOTES_WORDS })
  quotes?: QuoteStyleDto | null;

  @FlagField({ optional: true, nullable: true, description: INVERTED_WORDS }) inverted?: boolean | null;
  @ChoiceField(['out'], { optional: true, nullable: true, description: UNMARKED_WORDS }) unmarked?: 'out' | null;
  @ObjectField(() => BalanceUsePatch, { optional: true, nullable: true }) balance?: BalanceUsePatch | null;
  @ChoiceField(['own'], { optional: true, nullable: true, description: FEES_WORDS }) fees?: 'own' | null;
}

export class ImportRowPatch {
  @IntegerField({ min: 1 }, { optional: true }) row?: number;

  @IntegerField(
    { min: 1 },
    { optional: true, description: 'in place of `row`: the physical line, where no other row begins on it' },
  )
  line?: number;

  @ChoiceField(IMPORT_ACTIONS, { optional: true }) action?: ImportActionDto;
  @IdField({ optional: true, nullable: true, description: 'null = uncategorised' }) categoryId?: string | null;

  @FlagField({
    optional: true,
    description: 'true takes the `transfer` that the row shows, false refuses it; both are remembered of the two legs',
  })
  transfer?: boolean;
}

export class CategorizeImportDto extends CategorizeRequest {}

export class ChangeImportRequest {
  @ObjectField(() => ImportMappingPatch, { optional: true }) mapping?: ImportMappingPatch;

  @IdField({
    optional: true,
    nullable: true,
    description: 'the account of rows that name none; null = the default account',
  })
  accountId?: string | null;

  @ListField(
    texts(100),
    { max: 10 },
    { optional: true, description: 'codes of questions to which the first option, as the file is read, is the answer' },
  )
  confirm?: string[];

  @ObjectsField(() => ImportRowPatch, { max: 10_000 }, { optional: true }) rows?: ImportRowPatch[];

  @ObjectField(() => CategorizeImportDto, {
    optional: true,
    description: 'gives the category to every row whose payee contains the text, and remembers it for the next import',
  })
  categorize?: CategorizeImportDto;
}

/** The text fields of the multipart upload, beside `file`; each may stand in the query string instead. */
export class UploadImportFields {
  @IdField({ optional: true, description: 'the account of rows that name none' }) accountId?: string;

  @ChoiceField(['none', 'auto'], {
    optional: true,
    description: '`none` = detect anew; without it the mapping last committed for a file of this shape is used',
  })
  preset?: string;
}

export class ImportsQuery {
  @LimitField(50) limit?: number;
  @CursorField() cursor?: string;
}

export class ImportRowsQuery extends ImportsQuery {
  @ChoiceField(IMPORT_VERDICTS, { optional: true }) verdict?: ImportVerdictDto;
}

export class WithdrawImportQuery {
  @ChoiceField(['keep', 'remove'], {
    optional: true,
    description: 'what to do with rows that were edited since; without it they stop the undo (409)',
  })
  edited?: 'keep' | 'remove';
}
