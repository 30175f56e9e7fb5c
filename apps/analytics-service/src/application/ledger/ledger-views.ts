import { CalendarDate, Clock } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { LedgerReference, type FallbackSettings, type LedgerSettings } from './ledger-reference';
import { ReferenceData, type ReferenceKind, type ReferenceRecord } from './reference-data';

/** Of a ledger whose owner's settings nobody has told yet. */
const NOBODY: FallbackSettings = { baseCurrency: 'EUR', timeZone: 'UTC' };

/** What is known of a ledger at one moment. */
export interface LedgerView {
  reference: LedgerReference;
  settings: LedgerSettings;
  /** The day it is in the ledger's time zone. */
  today: CalendarDate;
}

@Injectable()
export class LedgerViews {
  constructor(
    private readonly reference: ReferenceData,
    private readonly clock: Clock,
  ) {}

  /** One reading of the store; the settings are always among it. */
  async of(ledgerId: string, kinds: readonly ReferenceKind[], fallback?: FallbackSettings): Promise<LedgerView> {
    return this.from(await this.reference.list(ledgerId, ['user', ...kinds]), fallback);
  }

  /** The same from records that are in hand. */
  from(records: readonly ReferenceRecord[], fallback = NOBODY): LedgerView {
    const reference = new LedgerReference(records);
    const settings = reference.settings(fallback);
    return { reference, settings, today: CalendarDate.today(settings.timeZone, this.clock.now()) };
  }
}
