import { Injectable } from '@nestjs/common';
import type { Fact } from '../../domain/fact/fact';
import { Kept } from '../kept';
import { ReferenceData, type ReferenceRecord } from '../ledger/reference-data';
import type { HeldMonths, Intake } from './intake';

/** Facts, categories and budgets of all ledgers together; each is some hundred bytes. */
const MAX_REMEMBERED = 50_000;

interface Remembered {
  /** How far the changes were in that it came of. */
  position: { sequence: number; id: string | null };
  reference: readonly ReferenceRecord[];
  months: HeldMonths;
}

/**
 * What the feed of the transactions left of a ledger, so that its next change need not read it again. It holds for as long as
 * the stored position is the one at which it was kept, and what comes is next: another copy of the service may have gone on
 * meanwhile, or a store was restored.
 */
@Injectable()
export class LedgerMemory {
  private readonly kept = new Kept<Remembered>(MAX_REMEMBERED);

  constructor(private readonly store: ReferenceData) {}

  /** What is known of these ledgers; where it does not hold any more, categories and budgets are read. */
  async recall(intakes: readonly Intake[]): Promise<void> {
    const unknown = new Map<string, ReferenceRecord[]>();
    for (const intake of intakes) {
      const remembered = this.take(intake);
      if (remembered) [intake.reference, intake.held] = [remembered.reference, remembered.months];
      else unknown.set(intake.ledgerId, (intake.reference = []) as ReferenceRecord[]);
    }
    if (unknown.size === 0) return;
    const records = await this.store.ofLedgers([...unknown.keys()], ['category', 'budget']);
    for (const record of records) unknown.get(record.ledgerId)?.push(record);
  }

  private take({ ledgerId, known, isNext }: Intake): Remembered | undefined {
    const remembered = this.kept.take(ledgerId);
    if (!remembered || !known || !isNext) return undefined;
    const { sequence, id } = remembered.position;
    return sequence === known.version && id === known.body.id ? remembered : undefined;
  }

  /** To be called when the position was stored. What a long backlog or another category changed is read when it is asked for. */
  keep({ stream, ledgerId, known, last, held, reference, hasReadOn, touchesReference }: Intake): void {
    const isOld = last.sequence < (known?.version ?? 0);
    if (stream !== 'transactions' || hasReadOn || touchesReference || isOld) return;
    const facts = [...held.values()].reduce((sum, { size }) => sum + size, 0);
    this.kept.keep(ledgerId, { position: last, reference, months: held }, 1 + facts + reference.length);
  }

  forget(ledgerId: string): void {
    this.kept.take(ledgerId);
  }
}

/** The months as these facts leave them, but for facts that are known in a newer version. */
export function fold(months: HeldMonths, facts: readonly Fact[]): void {
  for (const fact of facts) {
    const holding = [...months.values()].filter((held) => held.has(fact.id));
    if (holding.some((held) => (held.get(fact.id)?.version ?? 0) > fact.version)) continue;
    for (const held of holding) held.delete(fact.id);
    if (!fact.deleted) months.get(fact.date.slice(0, 7))?.set(fact.id, fact);
  }
}
