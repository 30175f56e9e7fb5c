import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { MayBeAbsent } from '../text';

/** At least one character that can be seen: no name of spaces, zero-width or control characters alone. */
const visible = /[^\s\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;
const DISPLAY_NAME_MESSAGE = 'display-name-invalid: send 1 to 100 characters, some of them visible, on one line';
const CURRENCY_MESSAGE = 'currency-unknown: send an ISO 4217 code such as "EUR"';
const LOCALE_MESSAGE = 'locale-unknown: send a BCP 47 tag such as "en" or "de-CH"';
const TIME_ZONE_MESSAGE = 'time-zone-unknown: send an IANA name such as "Europe/Berlin"';

export class RegisterRequest {
  @ApiProperty({ type: String, format: 'email', maxLength: 254, example: 'ada@example.org' })
  @IsString({ message: 'email-invalid: send an e-mail address' })
  @MaxLength(254, { message: 'email-invalid: an e-mail address has at most 254 characters' })
  @IsEmail({}, { message: 'email-invalid: send an e-mail address' })
  email!: string;

  @ApiProperty({
    type: String,
    minLength: 8,
    maxLength: 4096,
    description: 'Not a common one and not the e-mail address.',
  })
  @IsString({ message: 'password-invalid: send a text' })
  @MinLength(8, { message: 'password-too-short: send at least 8 characters' })
  @MaxLength(4096, { message: 'password-too-long: send at most 4096 characters' })
  password!: string;

  @ApiPropertyOptional({ type: String, maxLength: 100, example: 'Ada' })
  @MayBeAbsent()
  @IsString({ message: DISPLAY_NAME_MESSAGE })
  @MaxLength(100, { message: DISPLAY_NAME_MESSAGE })
  @Matches(visible, { message: DISPLAY_NAME_MESSAGE })
  @Matches(/^[^\r\n]*$/, { message: DISPLAY_NAME_MESSAGE })
  displayName?: string;

  @ApiPropertyOptional({ type: String, default: 'EUR', example: 'EUR', description: 'ISO 4217 code.' })
  @MayBeAbsent()
  @IsString({ message: CURRENCY_MESSAGE })
  @Matches(/^[A-Z]{3}$/, { message: CURRENCY_MESSAGE })
  baseCurrency?: string;

  @ApiPropertyOptional({ type: String, default: 'en', maxLength: 35, description: 'BCP 47 tag.' })
  @MayBeAbsent()
  @IsString({ message: LOCALE_MESSAGE })
  @MaxLength(35, { message: LOCALE_MESSAGE })
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { message: LOCALE_MESSAGE })
  locale?: string;

  @ApiPropertyOptional({
    type: String,
    default: 'UTC',
    maxLength: 64,
    example: 'Europe/Berlin',
    description: 'IANA name.',
  })
  @MayBeAbsent()
  @IsString({ message: TIME_ZONE_MESSAGE })
  @MaxLength(64, { message: TIME_ZONE_MESSAGE })
  @Matches(/^[A-Za-z][A-Za-z0-9_+/-]*$/, { message: TIME_ZONE_MESSAGE })
  timeZone?: string;
}

export class LoginRequest {
  @ApiProperty({ type: String, maxLength: 254, example: 'ada@example.org' })
  @IsString({ message: 'email-invalid: send an e-mail address' })
  @MaxLength(254, { message: 'email-invalid: an e-mail address has at most 254 characters' })
  email!: string;

  @ApiProperty({ type: String, maxLength: 4096 })
  @IsString({ message: 'password-invalid: send a text' })
  @MaxLength(4096, { message: 'password-too-long: send at most 4096 characters' })
  password!: string;
}

export class RefreshRequest {
  @ApiProperty({ type: String })
  @IsString({ message: 'refresh-token-invalid: send the refresh token as a text' })
  @MaxLength(256, { message: 'refresh-token-invalid: this is not a refresh token' })
  refreshToken!: string;
}

export class LogoutRequest extends RefreshRequest {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Ends all sessions of the person, not just this one.',
  })
  @MayBeAbsent()
  @IsBoolean()
  everywhere?: boolean;
}

export class ChangeProfileRequest {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 100,
    description: 'null: the part of the e-mail before the @.',
  })
  @IsOptional()
  @IsString({ message: DISPLAY_NAME_MESSAGE })
  @MaxLength(100, { message: DISPLAY_NAME_MESSAGE })
  @Matches(visible, { message: DISPLAY_NAME_MESSAGE })
  @Matches(/^[^\r\n]*$/, { message: DISPLAY_NAME_MESSAGE })
  displayName?: string | null;

  @ApiPropertyOptional({ type: String, example: 'EUR', description: 'ISO 4217 code.' })
  @MayBeAbsent()
  @IsString({ message: CURRENCY_MESSAGE })
  @Matches(/^[A-Z]{3}$/, { message: CURRENCY_MESSAGE })
  baseCurrency?: string;

  @ApiPropertyOptional({ type: String, maxLength: 35, description: 'BCP 47 tag.' })
  @MayBeAbsent()
  @IsString({ message: LOCALE_MESSAGE })
  @MaxLength(35, { message: LOCALE_MESSAGE })
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { message: LOCALE_MESSAGE })
  locale?: string;

  @ApiPropertyOptional({ type: String, maxLength: 64, description: 'IANA name.' })
  @MayBeAbsent()
  @IsString({ message: TIME_ZONE_MESSAGE })
  @MaxLength(64, { message: TIME_ZONE_MESSAGE })
  @Matches(/^[A-Za-z][A-Za-z0-9_+/-]*$/, { message: TIME_ZONE_MESSAGE })
  timeZone?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 7, description: '1 is Monday.' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(7)
  firstDayOfWeek?: number;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 28 })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(28)
  firstDayOfMonth?: number;
}

export class UserResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'email' })
  email!: string;

  @ApiProperty({ type: String })
  displayName!: string;

  @ApiProperty({ type: String, example: 'EUR' })
  baseCurrency!: string;

  @ApiProperty({ type: String, example: 'en' })
  locale!: string;

  @ApiProperty({ type: String, example: 'Europe/Berlin' })
  timeZone!: string;

  @ApiProperty({ type: Number, minimum: 1, maximum: 7, description: '1 is Monday.' })
  firstDayOfWeek!: number;

  @ApiProperty({ type: Number, minimum: 1, maximum: 28 })
  firstDayOfMonth!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: Number })
  version!: number;
}

export class SessionResponse {
  @ApiProperty({ type: UserResponse })
  user!: UserResponse;

  @ApiProperty({ type: String, description: 'Send it as Authorization: Bearer.' })
  accessToken!: string;

  @ApiProperty({ type: String, description: 'Good for one POST /auth/refresh; keep the new one that it answers.' })
  refreshToken!: string;

  @ApiProperty({ type: Number, example: 600, description: 'Seconds until the access token expires.' })
  expiresIn!: number;
}

export class ServiceTokenRequest {
  @ApiProperty({ type: String, enum: ['client_credentials'] })
  @IsString()
  @MaxLength(100)
  grant_type!: string;

  @ApiPropertyOptional({ type: String, description: 'Or the user name of HTTP Basic.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  client_id?: string;

  @ApiPropertyOptional({ type: String, description: 'Or the password of HTTP Basic.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  client_secret?: string;

  @ApiPropertyOptional({ type: String, description: 'Only `service` is given.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  scope?: string;
}

export class ServiceTokenResponse {
  @ApiProperty({ type: String })
  access_token!: string;

  @ApiProperty({ type: String, enum: ['Bearer'] })
  token_type!: 'Bearer';

  @ApiProperty({ type: Number, example: 600 })
  expires_in!: number;

  @ApiProperty({ type: String, enum: ['service'] })
  scope!: 'service';
}

export class JsonWebKeyResponse {
  @ApiProperty({ type: String, enum: ['EC'] })
  kty!: string;

  @ApiProperty({ type: String, enum: ['P-256'] })
  crv!: string;

  @ApiProperty({ type: String })
  x!: string;

  @ApiProperty({ type: String })
  y!: string;

  @ApiProperty({ type: String })
  kid!: string;

  @ApiProperty({ type: String, enum: ['ES256'] })
  alg!: string;

  @ApiProperty({ type: String, enum: ['sig'] })
  use!: string;
}

export class JsonWebKeySetResponse {
  @ApiProperty({ type: [JsonWebKeyResponse] })
  keys!: JsonWebKeyResponse[];
}
