import { IsString, MaxLength } from 'class-validator';
import { FlagField, NumberField, ObjectField, RuledText, StringField } from '../fields';
import { UserResponse } from './profile';

export class RefreshRequest {
  @RuledText([
    IsString({ message: 'refresh-token-invalid: send the refresh token as a text' }),
    MaxLength(256, { message: 'refresh-token-invalid: this is not a refresh token' }),
  ])
  refreshToken!: string;
}

export class LogoutRequest extends RefreshRequest {
  @FlagField({
    optional: true,
    default: false,
    description: 'Ends all sessions of the person, not just this one.',
  })
  everywhere?: boolean;
}

export class SessionResponse {
  @ObjectField(() => UserResponse) user!: UserResponse;
  @StringField({ description: 'Send it as Authorization: Bearer.' }) accessToken!: string;

  @StringField({ description: 'Good for one POST /auth/refresh; keep the new one that it answers.' })
  refreshToken!: string;

  @NumberField({ example: 600, description: 'Seconds until the access token expires.' }) expiresIn!: number;
}
