import { IsString, Matches } from 'class-validator';
import { CURRENCY, type FieldOptions, PatternField, RuledText } from '../fields';
import { DAY, UUID } from '../rules';

// The shape is checked here; that the day or month exists is a rule of the domain, which the document tells with the shape.
const shaped = (pattern: RegExp, schema: object) => [IsString(), Matches(pattern, { context: { schema } })];

export const QueryDayField = (options: FieldOptions) =>
  RuledText(shaped(/^\d{4}-\d{2}-\d{2}$/, { type: 'string', format: 'date', pattern: DAY.source }), {
    optional: true,
    ...options,
  });

const MONTH = '^([1-9]\\d{3}|0[1-9]\\d{2}|00[1-9]\\d|000[1-9])-(0[1-9]|1[0-2])$';
export const QueryMonthField = (options: FieldOptions) =>
  RuledText(shaped(/^\d{4}-\d{2}$/, { type: 'string', pattern: MONTH }), { optional: true, ...options });

export const AnswerCurrencyField = () =>
  PatternField(CURRENCY, {
    optional: true,
    example: 'EUR',
    description: 'The currency of the answer. Without it the user’s base currency.',
  });

export const LedgerIdField = () => PatternField(UUID, { format: 'uuid' });
