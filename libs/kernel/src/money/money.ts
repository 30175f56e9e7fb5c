import { add, allocate, compare, dinero, multiply, subtract, type Dinero } from 'dinero.js/bigint';
import { currencyExponent, isCurrency, UnknownCurrency } from './currency';
import { DomainError } from '../domain-error';

/** The shape of money in JSON: the amount a decimal string with at most the currency's digits. */
export interface MoneyJson {
  amount: string;
  currency: string;
}

/** The largest amount that is accepted from outside, in minor units; sums may grow beyond it. */
export const MAX_AMOUNT_MINOR = 10n ** 15n;

export class InvalidAmount extends DomainError {
  readonly code = 'amount-invalid';
  readonly kind = 'invalid';
}

export class CurrencyMismatch extends DomainError {
  readonly code = 'currency-mismatch';
  readonly kind = 'invalid';
  constructor(left: string, right: string) {
    super(`${left} and ${right} cannot be added up or compared without a rate.`, { left, right });
  }
}

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * An exact amount: whole minor units (cents) and an ISO 4217 currency. Immutable; the arithmetic is dinero.js's on bigint.
 * Exactly two fields, so that it can be mapped to two columns.
 */
export class Money {
  private constructor(
    readonly amountMinor: bigint,
    readonly currency: string,
  ) {}

  /** @throws UnknownCurrency */
  static of(amountMinor: bigint, currency: string): Money {
    if (typeof amountMinor !== 'bigint') throw new TypeError('Money takes whole minor units as a bigint');
    if (!isCurrency(currency)) throw new UnknownCurrency(currency);
    return new Money(amountMinor, currency);
  }

  static zero(currency: string): Money {
    return Money.of(0n, currency);
  }

  /**
   * Reads `{ amount: "-12.34", currency: "EUR" }`. `field` is the path of the money itself (`amount` → `amount.currency`).
   * @throws InvalidAmount, UnknownCurrency
   */
  static parse(json: MoneyJson, field = 'amount'): Money {
    if (!isCurrency(json.currency)) throw new UnknownCurrency(json.currency, `${field}.currency`);
    const exponent = currencyExponent(json.currency);
    const match = typeof json.amount === 'string' && json.amount.length <= 40 ? DECIMAL.exec(json.amount) : null;
    const fail = (why: string) => new InvalidAmount(why, { amount: json.amount }, `${field}.amount`);
    if (!match) throw fail('The amount is no plain decimal number; send a string such as "12.34".');
    const [, sign = '', whole = '', fraction = ''] = match;
    if (fraction.length > exponent) {
      throw fail(`${json.currency} has ${exponent} digits after the point, the amount has ${fraction.length}.`);
    }
    const amountMinor = BigInt(whole + fraction.padEnd(exponent, '0'));
    if (sign && amountMinor === 0n) throw fail('Zero has no sign; send "0".');
    if (amountMinor > MAX_AMOUNT_MINOR) throw fail(`The amount is larger than ${MAX_AMOUNT_MINOR} minor units.`);
    return new Money(sign ? -amountMinor : amountMinor, json.currency);
  }

  /** Like `parse`, for amounts whose sign the context gives. @throws InvalidAmount when zero or below */
  static parsePositive(json: MoneyJson, field = 'amount'): Money {
    const money = Money.parse(json, field);
    if (!money.isPositive()) {
      throw new InvalidAmount('The amount must be greater than zero.', { amount: json.amount }, `${field}.amount`);
    }
    return money;
  }

  /** @throws CurrencyMismatch */
  plus(other: Money): Money {
    return this.combine(other, add);
  }

  /** @throws CurrencyMismatch */
  minus(other: Money): Money {
    return this.combine(other, subtract);
  }

  times(factor: bigint): Money {
    return Money.fromDinero(multiply(this.toDinero(), factor));
  }

  negate(): Money {
    return new Money(-this.amountMinor, this.currency);
  }

  abs(): Money {
    return this.isNegative() ? this.negate() : this;
  }

  /** Shares by whole-number weights that add up to the amount again; leftover minor units go to the first shares. */
  allocate(weights: readonly bigint[]): Money[] {
    return allocate(this.toDinero(), [...weights]).map(Money.fromDinero);
  }

  /** -1, 0 or 1. @throws CurrencyMismatch */
  compare(other: Money): -1 | 0 | 1 {
    this.requireSameCurrency(other);
    return compare(this.toDinero(), other.toDinero()) as -1 | 0 | 1;
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.amountMinor === other.amountMinor;
  }

  isZero(): boolean {
    return this.amountMinor === 0n;
  }

  isPositive(): boolean {
    return this.amountMinor > 0n;
  }

  isNegative(): boolean {
    return this.amountMinor < 0n;
  }

  /** `-12.34`: always with all of the currency's digits. */
  toDecimal(): string {
    return formatMinor(this.amountMinor, currencyExponent(this.currency));
  }

  toJSON(): MoneyJson {
    return { amount: this.toDecimal(), currency: this.currency };
  }

  toString(): string {
    return `${this.toDecimal()} ${this.currency}`;
  }

  private combine(other: Money, operation: (a: Dinero<bigint>, b: Dinero<bigint>) => Dinero<bigint>): Money {
    this.requireSameCurrency(other);
    return Money.fromDinero(operation(this.toDinero(), other.toDinero()));
  }

  private requireSameCurrency(other: Money): void {
    if (this.currency !== other.currency) throw new CurrencyMismatch(this.currency, other.currency);
  }

  private toDinero(): Dinero<bigint> {
    const exponent = BigInt(currencyExponent(this.currency));
    return dinero({ amount: this.amountMinor, currency: { code: this.currency, base: 10n, exponent } });
  }

  private static fromDinero(this: void, value: Dinero<bigint>): Money {
    const { amount, currency } = value.toJSON();
    return new Money(amount, currency.code);
  }
}

/** Writes whole minor units as a decimal string without going through a float. */
export function formatMinor(amountMinor: bigint, exponent: number): string {
  const sign = amountMinor < 0n ? '-' : '';
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, '0');
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
