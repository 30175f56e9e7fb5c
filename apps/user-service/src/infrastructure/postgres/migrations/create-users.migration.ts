import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUsers1700000001000 implements MigrationInterface {
  readonly name = 'CreateUsers1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_account (
        id uuid PRIMARY KEY,
        email text NOT NULL CONSTRAINT user_account_email_unique UNIQUE,
        password_hash text NOT NULL,
        display_name text NOT NULL,
        base_currency char(3) NOT NULL,
        locale text NOT NULL,
        time_zone text NOT NULL,
        first_day_of_week smallint NOT NULL CHECK (first_day_of_week BETWEEN 1 AND 7),
        first_day_of_month smallint NOT NULL CHECK (first_day_of_month BETWEEN 1 AND 28),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL,
        CONSTRAINT user_account_email_normalized CHECK (email = lower(email))
      )`);
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES user_account ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        ended_at timestamptz
      )`);
    await runner.query('CREATE INDEX session_of_user ON session (user_id)');
    await runner.query(`
      CREATE TABLE refresh_token (
        hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await runner.query('CREATE INDEX refresh_token_of_session ON refresh_token (session_id)');
    await runner.query('CREATE INDEX refresh_token_expiry ON refresh_token (expires_at)');
    await runner.query(`
      CREATE TABLE signing_key (
        kid text PRIMARY KEY,
        public_jwk jsonb NOT NULL,
        private_key bytea NOT NULL,
        created_at timestamptz NOT NULL,
        retired_at timestamptz
      )`);
    // Nothing is lost where a crash empties this table: attempts are counted anew.
    await runner.query(`
      CREATE UNLOGGED TABLE attempt (
        key text PRIMARY KEY,
        count integer NOT NULL,
        window_ends timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX attempt_age ON attempt (window_ends)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attempt, signing_key, refresh_token, session, user_account');
  }
}
