import { v7 as uuidv7 } from 'uuid';
import { anAccount } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

export function describeUnitOfWork(engine: string, open: () => LedgerPorts): void {
  describe(`the unit of work on ${engine}`, () => {
    let ledger: LedgerPorts;
    let ledgerId: string;
    beforeEach(() => {
      ledger = open();
      ledgerId = uuidv7();
    });

    const named = (name: string) => anAccount(ledgerId, { name });
    const add = (name: string) => ledger.accounts.add(named(name));

    it('keeps nothing of a run that ends with an error, and throws that error', async () => {
      const refusal = new Error('refused');
      const work = async () => {
        await add('Giro');
        throw refusal;
      };
      await expect(ledger.unitOfWork.run(ledgerId, work)).rejects.toBe(refusal);
      expect(await ledger.accounts.count(ledgerId)).toBe(0);
    });

    it('keeps nothing of a run inside a run that ends with an error either', async () => {
      const work = async () => {
        await add('Giro');
        await ledger.unitOfWork.run(ledgerId, () => add('Savings'));
        expect(await ledger.accounts.count(ledgerId)).toBe(2);
        throw new Error('refused');
      };
      await expect(ledger.unitOfWork.run(ledgerId, work)).rejects.toThrow('refused');
      expect(await ledger.accounts.count(ledgerId)).toBe(0);
    });

    it('answers what the work answers, and keeps what it wrote', async () => {
      const account = named('Giro');
      const answer = await ledger.unitOfWork.run(ledgerId, async () => {
        await ledger.accounts.add(account);
        return 'done';
      });
      expect(answer).toBe('done');
      expect(await ledger.accounts.find(ledgerId, account.id)).toEqual(account);
    });

    it('refuses a second ledger inside of a run', async () => {
      const work = () => ledger.unitOfWork.run(uuidv7(), async () => undefined);
      await expect(ledger.unitOfWork.run(ledgerId, work)).rejects.toThrow('holds one ledger');
    });

    it('lets the runs of one ledger follow each other, so that each sees what the one before wrote', async () => {
      const seen: number[] = [];
      const work = async () => {
        seen.push(await ledger.accounts.count(ledgerId));
        await add('Giro');
      };
      await Promise.all([1, 2, 3].map(() => ledger.unitOfWork.run(ledgerId, work)));
      expect(seen).toEqual([0, 1, 2]);
    });

    it('lets nobody outside see what a run has written before it ends', async () => {
      let wrote = (): void => undefined;
      let end = (): void => undefined;
      const written = new Promise<void>((resolve) => (wrote = resolve));
      const ended = new Promise<void>((resolve) => (end = resolve));
      const running = ledger.unitOfWork.run(ledgerId, async () => {
        await add('Giro');
        wrote();
        await ended;
      });
      await written;
      expect(await ledger.accounts.count(ledgerId)).toBe(0);
      end();
      await running;
      expect(await ledger.accounts.count(ledgerId)).toBe(1);
    });
  });
}
