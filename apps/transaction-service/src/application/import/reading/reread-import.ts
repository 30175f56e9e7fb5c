import { Injectable } from '@nestjs/common';
import { CalendarDate, Clock, UnitOfWork, VersionStale } from '@pft/kernel';
import type { Account } from '../../../domain/account/account';
import { AccountArchived, AccountNotFound } from '../../../domain/account/account-errors';
import { AccountRepository } from '../../../domain/account/account-repository';
import { checkMapping, patchMapping, type ImportMappingPatch } from '../../../domain/import/csv/mapping';
import { patchPeer } from '../../../domain/import/csv/peers/peer-reading';
import type { ImportBatch } from '../../../domain/import/import-batch';
import { ImportMappingInvalid, ImportNotFound } from '../../../domain/import/import-errors';
import { ImportRepository } from '../../../domain/import/import-repository';
import { rowsByLine, type PreviewRow } from '../../../domain/import/row/preview-row';
import { isAnswered, isOfReading, stillDoubted } from '../../../domain/import/open-questions';
import type { ImportReading, Proposal } from '../../../domain/import/statement';
import { findImport } from '../find-import';
import { latestDay } from '../../../domain/ledger-date';
import { ImportLedgers, type ImportLedger } from './import-ledgers';
import { ImportReader } from './import-reader';

/** What makes another preview of the same file. */
export interface Correction {
  mapping?: ImportMappingPatch;
  accountId?: string | null;
  /** Codes of questions that are read as proposed. */
  confirm: readonly string[];
}

const ATTEMPTS = 3;

/**
 * Reads the file of a preview again, by another mapping or for another account. What a person chose for a row survives.
 * @throws ImportNotFound, VersionStale, AccountNotFound, AccountArchived, ImportMappingInvalid, ImportQuestionUnknown, as `ImportBatch.requirePreview`, and
 * what ImportReader throws
 */
@Injectable()
export class RereadImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly accounts: AccountRepository,
    private readonly ledgers: ImportLedgers,
    private readonly reader: ImportReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever named no version wants the correction whatever the import has become while its file was read.
   * @param store writes the import with its new preview, inside the unit of work in which its rows are replaced
   */
  async execute(
    ledger: ImportLedger,
    id: string,
    correction: Correction,
    expectedVersion: number | undefined,
    store: (before: ImportBatch, after: ImportBatch) => Promise<ImportBatch>,
  ): Promise<ImportBatch> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.readOnce(ledger, id, correction, expectedVersion, store);
      } catch (error) {
        if (!(error instanceof VersionStale) || expectedVersion !== undefined || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Reads without the ledger in hand, and writes what came of it unless the import has changed meanwhile. */
  private async readOnce(
    ledger: ImportLedger,
    id: string,
    correction: Correction,
    expectedVersion: number | undefined,
    store: (before: ImportBatch, after: ImportBatch) => Promise<ImportBatch>,
  ): Promise<ImportBatch> {
    const { ledgerId, baseCurrency } = ledger;
    const before = await findImport(this.imports, ledgerId, id, expectedVersion);
    const known = before.requirePreview();
    const accountId = correction.accountId === undefined ? before.chosenAccountId : correction.accountId;
    const account = await this.findAccount(ledgerId, accountId);
    const said = answering(before, correction, accountId);
    const reading = correction.mapping ? corrected(known, correction.mapping) : known;
    const isSettled = before.isSettled || correction.mapping !== undefined || said.confirmed.some(isOfReading);
    const bytes = await this.imports.file(ledgerId, id);
    if (!bytes) throw new ImportNotFound();
    const today = CalendarDate.today(ledger.timeZone, this.clock.now());
    const latestDate = latestDay(today);
    const wish = {
      baseCurrency,
      locale: ledger.locale,
      today,
      latestDate,
      account: account && { id: account.id, currency: account.currency, type: account.type },
      known: isSettled ? stillOpen(before, reading, said, correction) : null,
      usePreset: false,
    };
    return this.reader.read(ledgerId, bytes, wish, this.ledgers.of(ledgerId), ({ preview, fileColumns, rows }) =>
      this.unitOfWork.run(ledgerId, async () => {
        const now = await findImport(this.imports, ledgerId, id, before.version);
        now.requirePreview();
        await this.findAccount(ledgerId, accountId);
        const choices = rowsByLine(await this.imports.rowsOnChosenLines(ledgerId, id));
        await this.imports.replaceRows(ledgerId, id, keepingChoices(choices, rows()));
        const mappingCorrected = now.mappingCorrected || correction.mapping !== undefined;
        const { confirmed } = said;
        const questions = preview.questions.filter(({ code }) => !confirmed.includes(code));
        const about = { chosenAccountId: accountId, mappingCorrected, questions, confirmed, fileColumns };
        return store(now, now.corrected({ ...preview, ...about }));
      }),
    );
  }

  /** @throws AccountNotFound, AccountArchived */
  private async findAccount(ledgerId: string, id: string | null): Promise<Account | null> {
    if (id === null) return null;
    const account = await this.accounts.find(ledgerId, id);
    if (!account) throw new AccountNotFound('accountId');
    if (account.archived) throw new AccountArchived(id, 'accountId');
    return account;
  }
}

function corrected(reading: ImportReading, patch: ImportMappingPatch): ImportReading {
  if ('source' in reading && !('mapping' in reading)) return patchPeer(reading, patch);
  if (!('mapping' in reading))
    throw new ImportMappingInvalid(`A file of the format ${reading.format} says itself how it is read.`, {}, 'mapping');
  const mapping = patchMapping(reading.mapping, patch);
  checkMapping(mapping, Infinity);
  return { ...reading, mapping };
}

type Answers = Pick<ImportBatch, 'confirmed' | 'questions'>;

/** What is confirmed, and what the mapping answers; where the rows go the reading asks anew, for another account whatever was said. */
function answering(before: ImportBatch, { confirm, mapping }: Correction, accountId: string | null): Answers {
  const answered = mapping ? before.questions.filter((question) => isAnswered(question, mapping)) : [];
  const { confirmed, questions } = before.confirming([...confirm, ...answered.map(({ code }) => code)]);
  return {
    confirmed: accountId === before.chosenAccountId ? confirmed : confirmed.filter(isOfReading),
    questions: questions.filter(({ code }) => isOfReading(code)),
  };
}

/** What was said of the reading before and still holds for this one. */
function stillOpen(
  before: ImportBatch,
  reading: ImportReading,
  { questions }: Answers,
  correction: Correction,
): Proposal {
  const warnings = stillDoubted(before.doubts, correction.mapping ?? {});
  const isSame = JSON.stringify(reading) === JSON.stringify(before.reading);
  return { reading, warnings, questions, ...(isSame && before.confidence && { confidence: before.confidence }) };
}

/** What a person chose for a row holds under another mapping for the one in its place: on its line, and there the nth. */
async function* keepingChoices(
  choices: ReadonlyMap<number, PreviewRow[]>,
  batches: AsyncIterable<readonly PreviewRow[]>,
): AsyncIterable<readonly PreviewRow[]> {
  for await (const rows of batches) {
    for (const row of rows) keepChoice(choices.get(row.line)?.shift(), row);
    yield rows;
  }
}

function keepChoice(old: PreviewRow | undefined, row: PreviewRow): void {
  if (!old || !row.values) return;
  if (old.actionChosen && (old.action !== 'match' || row.verdict === 'similar')) {
    row.action = old.action;
    row.actionChosen = true;
  }
  if (old.categoryChosen && old.values?.type === row.values.type) {
    row.categoryId = old.categoryId;
    row.categoryChosen = true;
  }
}
