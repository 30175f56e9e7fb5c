import {
  ChoiceField,
  CurrencyField,
  DayField,
  FlagField,
  InstantField,
  NameField,
  pageOf,
  patchOf,
  PatternField,
  storedOf,
  TextField,
} from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';
import { ShortListQuery } from '../page';

export const ACCOUNT_TYPES = ['cash', 'checking', 'savings', 'credit-card', 'loan', 'investment', 'other'] as const;
export type AccountTypeDto = (typeof ACCOUNT_TYPES)[number];

export class AddAccountRequest {
  @NameField(100, { example: 'Current account' }) name!: string;
  @ChoiceField(ACCOUNT_TYPES, { optional: true, default: 'checking' }) type?: AccountTypeDto;

  @CurrencyField({ example: 'EUR', description: 'ISO 4217; fixed once the account has transactions' })
  currency!: string;

  @SignedMoneyField({ optional: true, description: 'may be negative; default 0' }) openingBalance?: SignedMoneyDto;
  @DayField({ optional: true, description: 'default: today' }) openingDate?: string;
  @FlagField({ optional: true, default: true }) includeInNetWorth?: boolean;

  @PatternField(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, {
    optional: true,
    nullable: true,
    description: 'without spaces, in capitals',
  })
  iban?: string | null;

  @TextField(100, { optional: true, nullable: true, description: "the bank's own id" }) externalId?: string | null;
}

export class ChangeAccountRequest extends patchOf(AddAccountRequest, {
  currency: { description: '409 once the account has transactions' },
}) {
  @FlagField({ optional: true }) archived?: boolean;
}

export class AccountResponse extends storedOf(AddAccountRequest, { currency: { example: 'EUR' } }) {
  @SignedMoneyField({ description: 'opening balance and all transactions; no part of the ETag' })
  balance!: SignedMoneyDto;

  @FlagField() archived!: boolean;

  @DayField({
    optional: true,
    nullable: true,
    description: 'with `include=latest`: of the latest of its transactions; null where it has none',
  })
  lastDate?: string | null;

  @InstantField({
    optional: true,
    nullable: true,
    description: 'with `include=latest`: when a file last brought a transaction that is in it; null where none did',
  })
  lastImportedAt?: string | null;
}

export class AccountsQuery extends ShortListQuery {
  @ChoiceField(['latest'], { optional: true, description: '`latest`: with `lastDate` and `lastImportedAt`' })
  include?: 'latest';
}

export class AccountPage extends pageOf(() => AccountResponse) {}
