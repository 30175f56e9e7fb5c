import {
  ChoiceField,
  CursorField,
  IdField,
  IntegerField,
  ObjectField,
  ObjectsField,
  PatternField,
  StringField,
} from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';
import { AnswerCurrencyField, QueryDayField } from './query-fields';
import { RateStatusField } from './rate-status';
import { CompareField, type CompareDto, ToDateField } from './summary';

const ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const FIGURE = new RegExp(`^(income|spending|net|net-worth|category:none|(category|account|budget|balance):${ID})$`);

export class ExplainQuery {
  @PatternField(FIGURE, {
    example: 'category:none',
    description:
      '`income`, `spending`, `net`, `category:<id|none>`, `account:<id>`, `budget:<id>`, `net-worth` or `balance:<account id>`.',
  })
  figure!: string;

  @QueryDayField({ example: '2026-01-01', description: 'As of the summary. Figures of a day do not ask for it.' })
  from?: string;

  @QueryDayField({
    example: '2026-01-31',
    description:
      'As of the summary. Of `net-worth` and `balance` the day; without it today, and of a balance all its rows.',
  })
  to?: string;

  @QueryDayField({ example: '2026-03-31', description: 'Of a budget: a day of the period. Without it today.' })
  date?: string;

  @AnswerCurrencyField() currency?: string;

  @ChoiceField(['income', 'expense'], {
    optional: true,
    description: 'Of `category:none`: which rows without a category; `expense` where it is not said.',
  })
  kind?: 'income' | 'expense';

  @ChoiceField(['true', 'false'], { optional: true, description: 'Of a category: `true` adds its children.' })
  children?: string;

  @CompareField() compare?: CompareDto;
  @ToDateField() toDate?: 'same-day';
  @CursorField(2_000, { description: '`nextCursor` of the page before.' }) cursor?: string;
}

export class RowRateResponse {
  @StringField({
    nullable: true,
    example: '0.9236102974',
    description: 'One unit of the row’s currency in that of the answer, ten digits; null: there is none.',
  })
  value!: string | null;

  @StringField({ nullable: true, example: '2026-03-13', description: 'The day the rate was published for.' })
  date!: string | null;

  @RateStatusField() status!: string;
}

export class ExplainedRowResponse {
  @IdField({ nullable: true, description: 'null: an opening balance, or the balance of an account.' })
  transactionId!: string | null;

  @IdField({ optional: true, description: 'Of `net-worth`: whose balance it is.' }) accountId?: string;
  @StringField({ example: '2026-03-14' }) date!: string;

  @StringField({ nullable: true, example: 'Hofer', description: 'Of `net-worth` the name of the account.' })
  payee!: string | null;

  @SignedMoneyField({
    description: 'What of the row counts, with its sign in the figure: of a split row its lines that do.',
  })
  amount!: SignedMoneyDto;

  @ObjectField(() => RowRateResponse) rate!: RowRateResponse;

  @SignedMoneyField({ nullable: true, description: 'Rounded; null without a rate, and then left out of the total.' })
  converted!: SignedMoneyDto | null;
}

export class PayeeMoverResponse {
  @StringField({ nullable: true, example: 'Hofer', description: 'null: rows without a payee.' }) payee!: string | null;
  @SignedMoneyField() amount!: SignedMoneyDto;
  @SignedMoneyField() before!: SignedMoneyDto;
  @SignedMoneyField({ description: '`amount` less `before`, as shown.' }) change!: SignedMoneyDto;
}

export class ComparedTotalResponse {
  @StringField({ example: '2026-03-01' }) from!: string;
  @StringField({ example: '2026-03-15' }) to!: string;
  @SignedMoneyField() total!: SignedMoneyDto;
}

export class ExplainedComparisonResponse {
  @StringField({ example: '2026-02-01' }) from!: string;
  @StringField({ example: '2026-02-15' }) to!: string;
  @IntegerField({}, { nullable: true, example: 12, description: 'How many months an average is of.' })
  months!: number | null;

  @ObjectField(() => ComparedTotalResponse, { description: 'What of the range itself is compared.' })
  compared!: ComparedTotalResponse;
}

export class ExplainResponse {
  @StringField({ example: 'spending' }) figure!: string;
  @StringField({ example: '2026-03-01' }) from!: string;
  @StringField({ example: '2026-03-31' }) to!: string;
  @StringField({ example: 'EUR' }) currency!: string;

  @SignedMoneyField({ description: 'The figure, as its own door tells it: of all rows, not of those of this page.' })
  total!: SignedMoneyDto;

  @SignedMoneyField({ description: '`total` less the sum of all rows as they are shown here.' })
  rounding!: SignedMoneyDto;

  @ObjectsField(
    () => SignedMoneyDto,
    {},
    { description: 'What was added up, by currency and before it was converted.' },
  )
  originals!: SignedMoneyDto[];

  @ObjectsField(() => ExplainedRowResponse, {}, { description: 'The latest first, 200 a page.' })
  rows!: ExplainedRowResponse[];

  @SignedMoneyField({ optional: true, description: 'With `compare`: the figure of the compared range.' })
  before?: SignedMoneyDto;

  @ObjectField(() => ExplainedComparisonResponse, { optional: true, description: 'With `compare`.' })
  comparison?: ExplainedComparisonResponse;

  @ObjectsField(
    () => PayeeMoverResponse,
    {},
    { optional: true, description: 'With `compare`: what changed by payee, the largest change first, 50 at most.' },
  )
  movers?: PayeeMoverResponse[];

  @StringField({
    nullable: true,
    example: 'from=2026-03-01&to=2026-03-31',
    description:
      'The query of `GET /transactions` that lists the rows, perhaps others beside them (transfers; refunds beside income); null where no list does.',
  })
  q!: string | null;

  @StringField({ nullable: true }) nextCursor!: string | null;
}
