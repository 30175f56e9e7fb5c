import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reading says its format, because a mapping is how one format among several is read. All that is there was read as CSV. */
export class NameTheFormatOfAReading1764000008000 implements MigrationInterface {
  readonly name = 'NameTheFormatOfAReading1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['import', 'import_preset']) {
      await runner.query(`ALTER TABLE ${table} RENAME COLUMN mapping TO reading`);
      await runner.query(`
        UPDATE ${table} SET reading = jsonb_build_object('format', 'csv', 'mapping', reading) WHERE reading IS NOT NULL`);
    }
    await runner.query('ALTER TABLE import RENAME CONSTRAINT import_mapping_check TO import_reading_check');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import RENAME CONSTRAINT import_reading_check TO import_mapping_check');
    for (const table of ['import', 'import_preset']) {
      await runner.query(`ALTER TABLE ${table} RENAME COLUMN reading TO mapping`);
      await runner.query(`UPDATE ${table} SET mapping = mapping -> 'mapping' WHERE mapping IS NOT NULL`);
    }
  }
}
