/** A name that stands for another one, as a person has chosen. */
export interface PayeeAlias {
  readonly id: string;
  /** `nameKey` of the name that it stands for. */
  readonly key: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** Which payees of a ledger are called otherwise than what was written says. Writing methods run inside the unit of work. */
export abstract class PayeeAliases {
  abstract all(ledgerId: string): Promise<PayeeAlias[]>;
  /** Takes the place of the one with the same key, under the id that this had; answers the ids in their order. */
  abstract put(ledgerId: string, aliases: readonly PayeeAlias[]): Promise<string[]>;
}
