import { ChoiceField, FlagField, NumberField, StringField } from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';

/** How good the rate behind a converted figure is; the worst of its parts wins. */
const RATE_STATUSES = ['exact', 'carried', 'stale', 'missing'] as const;

export const RateStatusField = () =>
  ChoiceField(RATE_STATUSES, {
    description:
      'exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total',
  });

/** Absent unless so, like `rounding`. */
export const RefundsExceedField = () =>
  FlagField({
    optional: true,
    example: true,
    description: 'True where more was refunded than spent, so that the spending is below zero; absent else.',
  });

export class MissingRateResponse {
  @StringField({ example: 'XOF' }) currency!: string;

  @SignedMoneyField({ description: 'What is left out of the totals, income and spending together.' })
  amount!: SignedMoneyDto;

  @SignedMoneyField() income!: SignedMoneyDto;
  @SignedMoneyField() spending!: SignedMoneyDto;
  @NumberField({ example: 2 }) count!: number;
  @StringField({ example: '2026-01-03', description: 'The first day without a rate.' }) from!: string;
  @StringField({ example: '2026-01-28', description: 'The last day without a rate.' }) to!: string;
}
