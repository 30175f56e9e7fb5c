import {
  ChoiceField,
  CursorField,
  FlagField,
  IdField,
  InstantField,
  LimitField,
  NumberField,
  pageOf,
  StringField,
  WordField,
} from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';

export class AlertsQuery {
  @LimitField(50, { example: 50 }) limit?: number;
  @CursorField(2_000, { description: '`nextCursor` of the page before.' }) cursor?: string;

  @ChoiceField(['true', 'false'], { optional: true, description: '`true`: only alerts that have not been read.' })
  unread?: string;
}

export class AlertStreamQuery {
  @WordField(64, {
    optional: true,
    description: 'As the header `Last-Event-ID`, for a client that cannot set it: the last alert it knows.',
  })
  lastEventId?: string;
}

export class ChangeAlertRequest {
  @FlagField({ example: true, description: '`true` marks the alert as read now, `false` as unread.' }) read!: boolean;
}

export class AlertResponse {
  @IdField() id!: string;
  @ChoiceField(['budget-threshold']) kind!: string;
  @IdField() budgetId!: string;

  @StringField({ example: 'Groceries', description: 'The budget’s name when the alert was raised.' })
  budgetName!: string;

  @NumberField({ example: 80, description: 'Per cent of the limit.' }) threshold!: number;
  @StringField({ example: '2026-03-01' }) periodStart!: string;
  @StringField({ example: '2026-03-31' }) periodEnd!: string;
  @SignedMoneyField({ description: 'Spent when the alert was raised.' }) spent!: SignedMoneyDto;
  @SignedMoneyField({ description: 'Available when the alert was raised.' }) limit!: SignedMoneyDto;
  @InstantField() raisedAt!: string;
  @InstantField({ nullable: true }) readAt!: string | null;

  @InstantField({ nullable: true, description: 'When spending fell below the threshold again.' })
  resolvedAt!: string | null;
}

export class AlertPage extends pageOf(() => AlertResponse, { items: { description: 'Newest first.' } }) {}

export class ReadAllAlertsResponse {
  @NumberField({ example: 3, description: 'How many alerts were marked as read.' }) marked!: number;
}
