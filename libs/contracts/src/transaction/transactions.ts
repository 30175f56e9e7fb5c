import {
  answerOf,
  ChoiceField,
  CursorField,
  DayField,
  FlagField,
  IdField,
  IntegerField,
  LimitField,
  ListField,
  NameField,
  names,
  ObjectField,
  ObjectsField,
  pageOf,
  patchOf,
  PatternField,
  storedOf,
  StringField,
  TextField,
} from '../fields';
import { MissingRateResponse, RateStatusField, RefundsExceedField } from '../analytics/rate-status';
import { MoneyDto, MoneyField, SignedMoneyDto, SignedMoneyField } from '../money';
import { ID_OR_NONE } from '../rules';

export const TRANSACTION_TYPES = ['income', 'expense', 'transfer'] as const;
export type TransactionTypeDto = (typeof TRANSACTION_TYPES)[number];

export class SplitDto {
  @IdField({ optional: true, nullable: true, description: 'null = uncategorised' }) categoryId?: string | null;
  @MoneyField() amount!: MoneyDto;
  @TextField(1000, { optional: true, nullable: true }) note?: string | null;
}

export class AddTransactionRequest {
  @ChoiceField(TRANSACTION_TYPES) type!: TransactionTypeDto;
  @MoneyField({ description: "positive, in the account's currency" }) amount!: MoneyDto;
  @DayField({ example: '2026-03-14', description: '1900-01-01 to ten years ahead' }) date!: string;
  @DayField({ optional: true, nullable: true }) valueDate?: string | null;

  @IdField({
    optional: true,
    nullable: true,
    description: "without it the default account in the amount's currency, made on first use",
  })
  accountId?: string | null;

  @IdField({ optional: true, nullable: true, description: 'transfers only' }) toAccountId?: string | null;

  @MoneyField({
    optional: true,
    nullable: true,
    description: 'transfers only: what arrived; needed where the two currencies differ',
  })
  toAmount?: MoneyDto | null;

  @MoneyField({ optional: true, nullable: true, description: 'what was paid abroad; shown, never added up' })
  originalAmount?: MoneyDto | null;

  @IdField({
    optional: true,
    nullable: true,
    description:
      'null = uncategorised; an income in a category of spending is a refund and nets it, as is such a split',
  })
  categoryId?: string | null;

  @ObjectsField(() => SplitDto, { min: 1 }, { optional: true, nullable: true, maxItems: 100 })
  splits?: SplitDto[] | null;

  @TextField(500, { optional: true, nullable: true, description: 'as the bank wrote it, or as you type it' })
  payee?: string | null;

  @TextField(200, {
    optional: true,
    nullable: true,
    description: 'how the payee is called; without it as the payee, or as that was renamed for all',
  })
  payeeName?: string | null;

  @TextField(1000, { optional: true, nullable: true }) note?: string | null;
  @ListField(names(50), { max: 20 }, { optional: true, nullable: true }) tags?: string[] | null;

  @IdField({
    optional: true,
    nullable: true,
    description: 'incomes only: the expense that this gives back; null again when that is deleted',
  })
  refundOf?: string | null;

  @FlagField({
    optional: true,
    description: 'whether a person has looked at it: true unless said otherwise, false for what an import brings',
  })
  reviewed?: boolean;
}

/** Fields that the new type cannot have are cleared with it. */
export class ChangeTransactionRequest extends patchOf(AddTransactionRequest, {
  accountId: { nullable: false },
  categoryId: { description: 'a category replaces splits' },
  splits: { description: 'splits replace the category' },
}) {}

/** Which transactions are meant: all that is given must hold. */
export class TransactionTotalsQuery {
  @TextField(200, {
    optional: true,
    description:
      'words, all of which are found: in payee, its name, notes, tags, the names of category and account (capitals and accents make no difference), or as a figure among the amounts',
  })
  q?: string;
  @DayField({ optional: true, description: 'inclusive' }) from?: string;
  @DayField({ optional: true, description: 'inclusive' }) to?: string;
  @IdField({ optional: true, description: 'either leg of a transfer counts' }) accountId?: string;

  @PatternField(ID_OR_NONE, { optional: true, description: 'an id (a parent includes its children) or `none`' })
  categoryId?: string;

  @ChoiceField(TRANSACTION_TYPES, { optional: true }) type?: TransactionTypeDto;
  @ChoiceField(['true', 'false'], { optional: true, description: '`false`: what waits to be looked at' })
  reviewed?: 'true' | 'false';
}

const TRANSACTION_SORTS = ['date', '-date', 'amount', '-amount'] as const;

export class TransactionsQuery extends TransactionTotalsQuery {
  @ChoiceField(TRANSACTION_SORTS, {
    optional: true,
    default: '-date',
    description:
      'with `-` in front the newest, or the largest, first. Amounts are compared as they are written, whatever their type and currency; what is equal follows by date',
  })
  sort?: (typeof TRANSACTION_SORTS)[number];

  @IdField({
    optional: true,
    description: 'an account: transactions that moved it say its `balance` after them',
  })
  balanceOf?: string;

  @LimitField(50) limit?: number;
  @CursorField(undefined, { description: 'nextCursor of the page before, with the same filters' }) cursor?: string;
}

export class ExportQuery extends TransactionTotalsQuery {
  @ChoiceField(['csv'], { description: 'comma-separated, UTF-8, a head line' }) format!: 'csv';

  @ChoiceField(TRANSACTION_SORTS, { optional: true, default: '-date', description: 'as that of `GET /transactions`' })
  sort?: (typeof TRANSACTION_SORTS)[number];
}

export class SplitResponse extends answerOf(SplitDto) {}

export class TransactionResponse extends storedOf(AddTransactionRequest, {
  accountId: { nullable: false },
  toAmount: { description: 'transfers only: what arrived' },
  splits: false,
  tags: { nullable: false },
}) {
  @ObjectsField(() => SplitResponse) splits!: SplitResponse[];
  @IdField({ nullable: true, description: 'the import that brought it' }) importId!: string | null;

  @SignedMoneyField({
    optional: true,
    description:
      'in a list that was asked for `balanceOf`: what the account had after it, in the order of days and ids, whatever else the list leaves out',
  })
  balance?: SignedMoneyDto;
}

export class TransactionPage extends pageOf(() => TransactionResponse) {}

class BaseTotalsResponse {
  @StringField({ example: 'EUR', description: 'the base currency' }) currency!: string;
  @SignedMoneyField() income!: SignedMoneyDto;
  @SignedMoneyField({ description: 'what was spent less what was refunded' }) spending!: SignedMoneyDto;
  @SignedMoneyField({ description: 'the shown income minus the shown spending' }) net!: SignedMoneyDto;

  @SignedMoneyField({
    nullable: true,
    description: 'the shown net, divided by the transactions in it; null where there are none. Transfers are not in it',
  })
  average!: SignedMoneyDto | null;

  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;
  @ObjectsField(() => MissingRateResponse) missingRates!: MissingRateResponse[];
}

export class TransactionTotalsResponse {
  @IntegerField({}, { description: 'transactions of the list, transfers too' }) count!: number;
  @ObjectsField(() => SignedMoneyDto, {}, { description: 'one amount a currency' }) income!: SignedMoneyDto[];

  @ObjectsField(
    () => SignedMoneyDto,
    {},
    {
      description:
        'what was spent less what was refunded; of split transactions only the parts in `categoryId` where that is given',
    },
  )
  spending!: SignedMoneyDto[];

  @ObjectsField(() => SignedMoneyDto, {}, { description: 'income minus spending' }) net!: SignedMoneyDto[];

  @ObjectField(() => BaseTotalsResponse, { description: 'each day at its own rate, as in summaries' })
  inBase!: BaseTotalsResponse;
}

export class CategorizeRequest {
  @NameField(200, { example: 'HOFER', description: 'compared without regard to case' }) payeeContains!: string;
  @IdField() categoryId!: string;

  @ChoiceField(['income', 'expense'], {
    optional: true,
    description:
      "of which rows; without it those of the category's kind. Incomes in a category of spending are refunds",
  })
  type?: 'income' | 'expense';

  @FlagField({ optional: true, description: 'only those that have no category yet' })
  uncategorisedOnly?: boolean;

  @FlagField({ optional: true, description: 'tells what would change, and changes and remembers nothing' })
  dryRun?: boolean;
}

export class CategorizeResponse {
  @IntegerField({}, { description: 'transactions whose category changed' }) updated!: number;
  @IntegerField({}, { description: 'of them those that had another one' }) replaced!: number;
  @IdField({ nullable: true, description: 'by which it is undone; null after a dry run' }) activityId!: string | null;
}
