import multipart from '@fastify/multipart';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { UploadImportFields } from '@pft/contracts';
import { ErrorList, Problem } from '@pft/service-kit';
import { isUUID } from 'class-validator';
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ImportLimitsSetting } from '../../application/import/import-ports';
import { ImportTooLarge } from '../../domain/import/import-errors';

export interface UploadedFile {
  fileName: string;
  bytes: Buffer;
  fields: UploadImportFields;
  /** Of everything that the request says, for its Idempotency-Key. */
  hash: string;
}

const FIELD_BYTES = 1_000;
const FIELDS = 10;

/** Reads multipart bodies: one part `file`, and beside it what else the upload says. */
@Injectable()
export class ImportUpload implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly limits: ImportLimitsSetting,
  ) {}

  // Not in onModuleInit: Fastify would settle the routes at once, before Nest has installed the handler of errors in hooks.
  async onApplicationBootstrap(): Promise<void> {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    await fastify.register(multipart, { throwFileSizeLimit: false });
  }

  /** @throws ImportTooLarge, Problem `unsupported-media-type`, `validation-failed`, `malformed-body` */
  async read(request: FastifyRequest): Promise<UploadedFile> {
    if (!request.isMultipart())
      throw new Problem('unsupported-media-type', 'Send the file as multipart/form-data, in a part named file.');
    const texts: Record<string, string> = { ...(request.query as Record<string, string>) };
    const errors = new ErrorList();
    const refuse = errors.add.bind(errors);
    let file: { fileName: string; bytes: Buffer } | null = null;
    try {
      const limits = { fileSize: this.limits.maxBytes, fieldSize: FIELD_BYTES, fields: FIELDS, files: 2 };
      for await (const part of request.parts({ limits })) {
        if (part.type === 'field') {
          if (typeof part.value !== 'string' || part.valueTruncated)
            refuse(`/${part.fieldname}`, 'text-invalid', 'Send short text.');
          else if (part.fieldname in texts)
            refuse(`/${part.fieldname}`, 'duplicate-parameter', 'This may be said once only.');
          else texts[part.fieldname] = part.value;
          continue;
        }
        const bytes = await part.toBuffer();
        if (part.file.truncated) throw new ImportTooLarge(this.limits.maxBytes);
        if (part.fieldname !== 'file')
          refuse(`/${part.fieldname}`, 'unknown-field', 'The part with the file is named file.');
        else if (file) refuse('/file', 'duplicate-parameter', 'Send one file at a time.');
        else file = { fileName: part.filename, bytes };
      }
    } catch (error) {
      throw refusalOf(error);
    }
    if (!file && errors.items.length === 0) refuse('/file', 'required', 'The part named file is missing.');
    const fields = readFields(texts, refuse);
    if (!file || errors.items.length > 0) throw new Problem('validation-failed', undefined, { items: errors });
    const hash = createHash('sha256')
      .update(JSON.stringify([file.fileName, fields]))
      .update(file.bytes)
      .digest('base64url');
    return { ...file, fields, hash };
  }
}

function readFields(
  texts: Record<string, string>,
  refuse: (pointer: string, code: string, detail: string) => unknown,
): UploadImportFields {
  const fields = new UploadImportFields();
  for (const [name, text] of Object.entries(texts)) {
    if (name === 'accountId' && isUUID(text)) fields.accountId = text.toLowerCase();
    else if (name === 'accountId') refuse('/accountId', 'is-uuid', 'Send the id of an account.');
    else if (name === 'preset' && (text === 'none' || text === 'auto')) fields.preset = text;
    else if (name === 'preset') refuse('/preset', 'is-in', 'Send `auto` or `none`.');
    else refuse(`/${name}`, 'unknown-field', 'This field is not known here.');
  }
  return fields;
}

/** What the multipart reader refuses, in our words. */
function refusalOf(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FILES_LIMIT' || code === 'FST_FIELDS_LIMIT') {
    const items = [
      { pointer: '/file', code: 'duplicate-parameter', detail: 'Send one file at a time and few fields.' },
    ];
    return new Problem('validation-failed', undefined, { items });
  }
  if (code === 'FST_PROTO_VIOLATION') {
    const items = [{ pointer: '/__proto__', code: 'unknown-field', detail: 'This field is not known here.' }];
    return new Problem('validation-failed', undefined, { items });
  }
  const broken = /boundary|unexpected end|malformed|part header|multipart|premature/i.test(message ?? '');
  if (broken && !(error instanceof Problem) && !(error instanceof ImportTooLarge))
    return new Problem('malformed-body', 'The multipart body cannot be read.');
  return error;
}
