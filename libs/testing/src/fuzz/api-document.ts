import addFormats from 'ajv-formats';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';

/** As much of JSON Schema as the documents use. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  example?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
}

export interface ApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: JsonSchema;
}

interface Content {
  content?: Record<string, { schema: JsonSchema }>;
}

export interface ApiOperation {
  operationId: string;
  parameters?: ApiParameter[];
  requestBody?: Required<Content>;
  responses: Record<string, Content & { $ref?: string }>;
  security?: unknown[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, ApiOperation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, Content>;
  };
}

/** An operation with its address. */
export interface Door {
  method: string;
  path: string;
  operation: ApiOperation;
}

export const doorsOf = (document: ApiDocument): Door[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

/** What an operation says of a status, or nothing where it does not say anything. */
export function responseOf(document: ApiDocument, operation: ApiOperation, status: number): Content | undefined {
  const response = operation.responses[String(status)];
  const name = response?.$ref?.split('/').at(-1);
  return name === undefined ? response : document.components.responses[name];
}

/** Checks values against the schemas of one document. */
export class SchemaChecker {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false, formats: { binary: true } });
  private readonly known = new Map<JsonSchema, ValidateFunction>();

  constructor(document: ApiDocument) {
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: document.components });
  }

  /** What is wrong with a value, in a few words; nothing where it fits. */
  fault(schema: JsonSchema, value: unknown): string | undefined {
    let validate = this.known.get(schema);
    if (validate === undefined) {
      validate = this.ajv.compile(absolute(schema) as JsonSchema);
      this.known.set(schema, validate);
    }
    return validate(value) ? undefined : this.ajv.errorsText(validate.errors, { dataVar: '' });
  }
}

/** References of a part of the document, as seen from outside of it. */
function absolute(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(absolute);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `document${value}` : absolute(value),
    ]),
  );
}

/** The same document where no answer may hold a field that is not documented; problem documents carry facts of their own. */
export function withClosedAnswers(document: ApiDocument): ApiDocument {
  const schemas = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [
      name,
      schema.properties !== undefined && name !== 'Problem' ? { ...schema, additionalProperties: false } : schema,
    ]),
  );
  return { ...document, components: { ...document.components, schemas } };
}
