import { IsEmail, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import {
  type FieldOptions,
  IdField,
  InstantField,
  IntegerField,
  NumberField,
  patchOf,
  RuledText,
  StringField,
} from '../fields';
import { KnownCurrencyField } from '../money';

/** At least one character that can be seen: no name of spaces, zero-width or control characters alone. */
const VISIBLE = /[^\s\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

const email = IsString({ message: 'email-invalid: send an e-mail address' });
const emailLength = MaxLength(254, { message: 'email-invalid: an e-mail address has at most 254 characters' });
const password = IsString({ message: 'password-invalid: send a text' });
const passwordLength = MaxLength(4096, { message: 'password-too-long: send at most 4096 characters' });

const DisplayNameField = (options: FieldOptions) => {
  const message = 'display-name-invalid: send 1 to 100 characters, some of them visible, on one line';
  const oneLine = Matches(/^[^\r\n]*$/, { message });
  return RuledText(
    [IsString({ message }), MaxLength(100, { message }), Matches(VISIBLE, { message }), oneLine],
    options,
  );
};

const LocaleField = (options: FieldOptions) => {
  const message = 'locale-unknown: send a BCP 47 tag such as "en" or "de-CH"';
  const tag = Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { message });
  return RuledText([IsString({ message }), MaxLength(35, { message }), tag], options);
};

const TimeZoneField = (options: FieldOptions) => {
  const message = 'time-zone-unknown: send an IANA name such as "Europe/Berlin"';
  const name = Matches(/^[A-Za-z][A-Za-z0-9_+/-]*$/, { message });
  return RuledText([IsString({ message }), MaxLength(64, { message }), name], options);
};

export class RegisterRequest {
  @RuledText([email, emailLength, IsEmail({}, { message: 'email-invalid: send an e-mail address' })], {
    example: 'ada@example.org',
  })
  email!: string;

  @RuledText([password, MinLength(8, { message: 'password-too-short: send at least 8 characters' }), passwordLength], {
    description: 'Not a common one and not the e-mail address.',
  })
  password!: string;

  @DisplayNameField({ optional: true, example: 'Ada' }) displayName?: string;
  @KnownCurrencyField({ optional: true, default: 'EUR' }) baseCurrency?: string;
  @LocaleField({ optional: true, default: 'en', description: 'BCP 47 tag.' }) locale?: string;

  @TimeZoneField({ optional: true, default: 'UTC', example: 'Europe/Berlin', description: 'IANA name.' })
  timeZone?: string;
}

export class LoginRequest {
  @RuledText([email, emailLength], { example: 'ada@example.org' }) email!: string;
  @RuledText([password, passwordLength]) password!: string;
}

export class ChangeProfileRequest extends patchOf(RegisterRequest, {
  email: false,
  password: false,
  displayName: { nullable: true, description: 'null: the part of the e-mail before the @.' },
  baseCurrency: { example: 'EUR', description: 'ISO 4217 code.' },
  locale: { description: 'BCP 47 tag.' },
  timeZone: { description: 'IANA name.' },
}) {
  @IntegerField({ min: 1, max: 7 }, { optional: true, description: '1 is Monday.' }) firstDayOfWeek?: number;
  @IntegerField({ min: 1, max: 28 }, { optional: true }) firstDayOfMonth?: number;
}

export class UserResponse {
  @IdField() id!: string;
  @StringField({ format: 'email' }) email!: string;
  @StringField() displayName!: string;
  @StringField({ example: 'EUR' }) baseCurrency!: string;
  @StringField({ example: 'en' }) locale!: string;
  @StringField({ example: 'Europe/Berlin' }) timeZone!: string;
  @NumberField({ minimum: 1, maximum: 7, description: '1 is Monday.' }) firstDayOfWeek!: number;
  @NumberField({ minimum: 1, maximum: 28 }) firstDayOfMonth!: number;
  @InstantField() createdAt!: string;
  @InstantField() updatedAt!: string;
  @NumberField() version!: number;
}
