import { NumberField, ObjectsField, StringField, WordField } from '../fields';

/** RFC 6749 names these fields. */
export class ServiceTokenRequest {
  @WordField(100, { enum: ['client_credentials'] }) grant_type!: string;
  @WordField(100, { optional: true, description: 'Or the user name of HTTP Basic.' }) client_id?: string;
  @WordField(500, { optional: true, description: 'Or the password of HTTP Basic.' }) client_secret?: string;
  @WordField(200, { optional: true, description: 'Only `service` is given.' }) scope?: string;
}

export class ServiceTokenResponse {
  @StringField() access_token!: string;
  @StringField({ enum: ['Bearer'] }) token_type!: 'Bearer';
  @NumberField({ example: 600 }) expires_in!: number;
  @StringField({ enum: ['service'] }) scope!: 'service';
}

export class JsonWebKeyResponse {
  @StringField({ enum: ['EC'] }) kty!: string;
  @StringField({ enum: ['P-256'] }) crv!: string;
  @StringField() x!: string;
  @StringField() y!: string;
  @StringField() kid!: string;
  @StringField({ enum: ['ES256'] }) alg!: string;
  @StringField({ enum: ['sig'] }) use!: string;
}

export class JsonWebKeySetResponse {
  @ObjectsField(() => JsonWebKeyResponse) keys!: JsonWebKeyResponse[];
}
