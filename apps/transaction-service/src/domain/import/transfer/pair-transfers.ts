import { CalendarDate, currencyExponent } from '@pft/kernel';
import type { AccountNames } from './account-names';
import { saysTransfer } from './transfer-words';

/** A movement that may be one side of a transfer: a row of the file, or a transaction of the ledger. */
export interface Leg {
  /** Tells legs apart, and decides where nothing else does, so that the order of the rows never matters. */
  id: string;
  /** By what a decision about it is remembered: its id, and of a transaction also what the rows said that it was imported from. */
  remembered: readonly string[];
  /** The account, known or to be opened, with its currency. */
  account: string;
  currency: string;
  /** Below zero for what left. */
  signedMinor: bigint;
  date: string;
  /** Payee, note and what else stands beside it. */
  texts: readonly string[];
  /** The IBAN of the other side where the file tells it. */
  otherIban: string | null;
  /** The account of the other side where the file itself says that it is a transfer: only what is in the ledger there can be it. */
  partner?: string | null;
  /** Of a row of the file its number. */
  row: number | null;
  /** Of a transaction that is in the ledger; no row of the file. */
  transactionId: string | null;
}

/** Two legs that may be one transfer. */
export interface TransferPair {
  out: Leg;
  into: Leg;
  /** A transfer unless a person says otherwise; else it is only offered. */
  on: boolean;
  /** What a person has said of the two; null for nothing. */
  taken: boolean | null;
}

export interface PairingFacts {
  names: AccountNames;
  /** Units of a currency for a euro on a day; null where nobody knows. */
  rateOf: (currency: string, date: string) => number | null;
  /** What a person has said of two legs, by `decisionKey`. */
  decisions: ReadonlyMap<string, boolean>;
}

/** So far apart two banks book one transfer, over a weekend and a holiday. */
export const TRANSFER_DAYS = 5;
/** What arrived in another currency may differ so much from the day's rate: banks take a margin. */
const RATE_MARGIN = 0.03;
/** With more legs that fit, none of them says anything. */
const MOST_CANDIDATES = 20;

export const decisionKey = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** The best first: what a person took, what names the other account, two rows of a file that carry a word for it. */
const EVIDENCE = ['taken', 'named', 'worded', 'none', 'refused'] as const;
type Evidence = (typeof EVIDENCE)[number];
const DECIDES: ReadonlySet<Evidence> = new Set(['named', 'worded']);

interface Edge {
  out: Leg;
  into: Leg;
  evidence: Evidence;
  score: number;
}

/** Which legs may be sides of one transfer, whatever stands beside them. */
export function possiblePairs(legs: readonly Leg[], rateOf: PairingFacts['rateOf']): [out: Leg, into: Leg][] {
  const arrivals = new Arrivals(legs, rateOf);
  const found: [Leg, Leg][] = [];
  const degrees = new Map<Leg, number>();
  for (const out of legs) {
    if (out.signedMinor >= 0n) continue;
    const fitting = arrivals.fitting(out);
    if (fitting.length > MOST_CANDIDATES) continue;
    for (const into of fitting) {
      degrees.set(into, (degrees.get(into) ?? 0) + 1);
      found.push([out, into]);
    }
  }
  return found.filter(([, into]) => (degrees.get(into) ?? 0) <= MOST_CANDIDATES);
}

/**
 * Pairs them one to one, by the best evidence and of that the nearest first. Of two that are equally near neither is more
 * likely: such a pair is never on.
 */
export function pairTransfers(
  possible: readonly (readonly [out: Leg, into: Leg])[],
  { names, decisions }: Omit<PairingFacts, 'rateOf'>,
): TransferPair[] {
  const judge = new Judge(names, decisions);
  const edges = possible.map(([out, into]) => judge.edge(out, into));
  const byScore = new Map<number, Edge[]>();
  for (const edge of edges) {
    const there = byScore.get(edge.score);
    if (there) there.push(edge);
    else byScore.set(edge.score, [edge]);
  }
  const [used, pairs]: [Set<Leg>, TransferPair[]] = [new Set(), []];
  for (const score of [...byScore.keys()].sort((a, b) => a - b)) {
    const free = (byScore.get(score) ?? []).filter(({ out, into }) => !used.has(out) && !used.has(into));
    const degrees = new Map<Leg, number>();
    for (const { out, into } of free) for (const leg of [out, into]) degrees.set(leg, (degrees.get(leg) ?? 0) + 1);
    for (const { out, into, evidence } of free.sort(byIds)) {
      if (used.has(out) || used.has(into)) continue;
      used.add(out).add(into);
      const alone = degrees.get(out) === 1 && degrees.get(into) === 1;
      const taken = evidence === 'taken' ? true : evidence === 'refused' ? false : null;
      pairs.push({ out, into, on: taken ?? (alone && DECIDES.has(evidence)), taken });
    }
  }
  return pairs;
}

const byIds = (a: Edge, b: Edge) => compare(a.out.id, b.out.id) || compare(a.into.id, b.into.id);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What arrived, by currency and day, the smallest first. */
class Arrivals {
  private readonly byCurrency = new Map<string, Map<number, Leg[]>>();

  constructor(
    legs: readonly Leg[],
    private readonly rateOf: PairingFacts['rateOf'],
  ) {
    for (const leg of legs) {
      if (leg.signedMinor <= 0n) continue;
      const byDay = this.byCurrency.get(leg.currency) ?? new Map<number, Leg[]>();
      this.byCurrency.set(leg.currency, byDay);
      const day = CalendarDate.toEpochDay(leg.date);
      const there = byDay.get(day);
      if (there) there.push(leg);
      else byDay.set(day, [leg]);
    }
    for (const byDay of this.byCurrency.values())
      for (const ofDay of byDay.values())
        ofDay.sort((a, b) => (a.signedMinor < b.signedMinor ? -1 : a.signedMinor > b.signedMinor ? 1 : 0));
  }

  /** One more than the most at most. */
  fitting(out: Leg): Leg[] {
    const fitting: Leg[] = [];
    const outDay = CalendarDate.toEpochDay(out.date);
    for (const [currency, byDay] of this.byCurrency) {
      const range = this.amountsFor(out, currency);
      if (!range) continue;
      for (let days = -TRANSFER_DAYS; days <= TRANSFER_DAYS; days++) {
        const ofDay = byDay.get(outDay + days) ?? [];
        for (let at = firstFrom(ofDay, range[0]); at < ofDay.length; at++) {
          const into = ofDay[at];
          if (!into || into.signedMinor > range[1]) break;
          if (!mayPair(out, into)) continue;
          fitting.push(into);
          if (fitting.length > MOST_CANDIDATES) return fitting;
        }
      }
    }
    return fitting;
  }

  private amountsFor({ currency: from, signedMinor, date }: Leg, to: string): [least: bigint, most: bigint] | null {
    if (from === to) return [-signedMinor, -signedMinor];
    const [sold, bought] = [this.rateOf(from, date), this.rateOf(to, date)];
    if (sold === null || bought === null) return null;
    const minor = (Number(-signedMinor) / sold) * bought * 10 ** (currencyExponent(to) - currencyExponent(from));
    return [BigInt(Math.ceil(minor * (1 - RATE_MARGIN))), BigInt(Math.floor(minor * (1 + RATE_MARGIN)))];
  }
}

function mayPair(out: Leg, into: Leg): boolean {
  if (out.account === into.account || (out.transactionId !== null && into.transactionId !== null)) return false;
  return isPartner(out, into) && isPartner(into, out);
}

const isPartner = ({ partner = null }: Leg, other: Leg) =>
  partner === null || (partner === other.account && other.transactionId !== null);

/** Where the first one is that is not smaller. */
function firstFrom(legs: readonly Leg[], least: bigint): number {
  let [from, to] = [0, legs.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((legs[middle]?.signedMinor ?? least) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Looks at the texts of legs once, however many they may go with. */
class Judge {
  private readonly named = new Map<Leg, ReadonlySet<string>>();
  private readonly worded = new Map<Leg, boolean>();

  constructor(
    private readonly names: AccountNames,
    private readonly decisions: ReadonlyMap<string, boolean>,
  ) {}

  edge(out: Leg, into: Leg): Edge {
    const evidence = this.evidenceOf(out, into);
    const apart = Math.abs(CalendarDate.toEpochDay(out.date) - CalendarDate.toEpochDay(into.date));
    // What is equal goes before what is near the day's rate.
    const rank = 2 * EVIDENCE.indexOf(evidence) + (out.currency === into.currency ? 0 : 1);
    return { out, into, evidence, score: rank * (TRANSFER_DAYS + 1) + apart };
  }

  private evidenceOf(out: Leg, into: Leg): Evidence {
    const decision = this.decisionOn(out, into);
    if (decision !== undefined) return decision ? 'taken' : 'refused';
    if (out.partner || into.partner) return 'named';
    if (this.contradicts(out, into) || this.contradicts(into, out)) return 'none';
    if (this.namedBy(out).has(into.account) || this.namedBy(into).has(out.account)) return 'named';
    const inOneFile = out.transactionId === null && into.transactionId === null;
    return inOneFile && this.isWorded(out) && this.isWorded(into) ? 'worded' : 'none';
  }

  private decisionOn(out: Leg, into: Leg): boolean | undefined {
    for (const one of out.remembered)
      for (const other of into.remembered) {
        const decision = this.decisions.get(decisionKey(one, other));
        if (decision !== undefined) return decision;
      }
    return undefined;
  }

  /** It names another account than the one on the other side. */
  private contradicts(leg: Leg, other: Leg): boolean {
    const iban = leg.otherIban === null ? null : this.names.ibanOf(other.account);
    if (iban !== null && iban !== leg.otherIban) return true;
    const named = this.namedBy(leg);
    return named.size > 0 && !named.has(other.account);
  }

  private namedBy(leg: Leg): ReadonlySet<string> {
    let named = this.named.get(leg);
    if (!named) {
      const texts = leg.otherIban === null ? leg.texts : [...leg.texts, leg.otherIban];
      const all = new Set(this.names.namedIn(texts));
      all.delete(leg.account);
      this.named.set(leg, (named = all));
    }
    return named;
  }

  private isWorded(leg: Leg): boolean {
    let worded = this.worded.get(leg);
    if (worded === undefined) this.worded.set(leg, (worded = leg.texts.some(saysTransfer)));
    return worded;
  }
}
