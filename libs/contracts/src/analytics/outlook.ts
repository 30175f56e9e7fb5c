import { ChoiceField, IdField, IntegerField, ObjectField, ObjectsField, StringField } from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';

export class LeftToSpendResponse {
  @SignedMoneyField({ description: 'Negative where too much is spent.' }) amount!: SignedMoneyDto;

  @IdField({
    nullable: true,
    description:
      'The monthly budget of all spending that it is left of, in its currency; null: it is left of the income.',
  })
  budgetId!: string | null;

  @SignedMoneyField({
    nullable: true,
    description: 'The median income of the three months before, or what has come where that is more; null of a budget.',
  })
  income!: SignedMoneyDto | null;

  @SignedMoneyField() spent!: SignedMoneyDto;

  @SignedMoneyField({ nullable: true, description: 'Fixed costs that have not come yet; null of a budget.' })
  due!: SignedMoneyDto | null;
}

export class ComingItemResponse {
  @StringField({ example: '2026-04-01', description: 'When it comes, or would have come.' }) date!: string;
  @StringField({ nullable: true, example: 'City Utilities' }) name!: string | null;
  @ChoiceField(['income', 'expense']) kind!: string;
  @SignedMoneyField({ description: 'A refund is spending below zero.' }) amount!: SignedMoneyDto;

  @SignedMoneyField({ nullable: true, description: 'At the rate of its day, or of today; null without one.' })
  converted!: SignedMoneyDto | null;

  @ChoiceField(['row', 'recurrence'], {
    description: '`row`: a transaction dated ahead; `recurrence`: it came in each of the three months before.',
  })
  source!: string;

  @IdField({ nullable: true }) transactionId!: string | null;
}

export class ComingResponse {
  @StringField({ example: '2026-03-16', description: 'Tomorrow; what is overdue is there too.' }) from!: string;
  @StringField({ example: '2026-03-29' }) to!: string;
  @ObjectsField(() => ComingItemResponse, {}, { description: 'By day, the first 50.' }) items!: ComingItemResponse[];
  @IntegerField({}, { example: 3 }) count!: number;
  @SignedMoneyField({ description: 'Of all of them, converted.' }) income!: SignedMoneyDto;
  @SignedMoneyField({ description: 'Of all of them, converted.' }) spending!: SignedMoneyDto;
}

export class OutlookResponse {
  @SignedMoneyField({
    nullable: true,
    description:
      'What may be spent by the end of the month: what is known of it, the fixed costs that are due, and the rest going on as before; null where fewer than four rows are no fixed costs.',
  })
  projected!: SignedMoneyDto | null;

  @ObjectField(() => LeftToSpendResponse, {
    nullable: true,
    description: 'null without such a budget in a ledger younger than three months.',
  })
  left!: LeftToSpendResponse | null;

  @ObjectField(() => ComingResponse) coming!: ComingResponse;
}
