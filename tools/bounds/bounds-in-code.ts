import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as ts from 'typescript';

/** Something that the code bounds, or a collection that lives as long as the process and so needs a bound. */
export interface Site {
  /** `file#name`: the name of the constant, of the variable of the environment, or of the collection. */
  at: string;
  /** Undefined for a collection, and where the number is not written out. */
  value: number | undefined;
}

/** How bounds are named here; a number under such a name is one. */
const BOUND_NAME = new RegExp(
  [
    /^(max|most|longest)(?!Length)([A-Z]|$)|^(MAX|MOST|LONGEST)_|[a-z](Limit|Timeout)$/,
    /^(CONCURRENCY|QUEUE_LENGTH|reserved|poolSize|(\w+_)?(AT_ONCE|ATTEMPTS|PLACES))$|_(EACH|IN_ALL|WAITING)$/,
    /(^|_)(WAIT|LEASE)_MS$|(claim|silence|window|[lL]ifetime)Seconds$|(^|_)(CLAIM|SILENCE|WINDOW|LIFETIME)_SECONDS$|(_DAYS|[a-z]Days)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
const COLLECTIONS = new Set(['Map', 'Set', 'TokenCache', 'Shares', 'TurnQueue']);
const FOLDERS = ['apps', 'libs'];
/** Shapes of requests are in the API documents; routes and clients hold nothing of their own. */
const LEFT_OUT_FOLDERS = /^(libs\/(contracts|demo|api-client|testing)|apps\/web\/src\/(app|api))\//;
const LEFT_OUT = /(\.(spec|int-spec|api-spec|e2e-spec)\.tsx?|\.d\.ts)$|[/\\](generated|node_modules|\.next)[/\\]/;

/** What the domain makes serves one call, unless somebody keeps it. */
const DOMAIN = /^apps\/[^/]+\/src\/domain\//;

export function sitesIn(root: string): Site[] {
  const sources = [...sourcesIn(root)];
  const kept = new Set(sources.flatMap(({ file, text }) => [...keptClasses(file, text)]));
  return sources.flatMap(({ file, text }) => sitesOf(file, text, kept));
}

function* sourcesIn(root: string): Generator<{ file: string; text: string }> {
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      for (const path of sourcesUnder(join(root, folder, entry.name, 'src'))) {
        const file = relative(root, path).split(sep).join('/');
        if (!LEFT_OUT_FOLDERS.test(file)) yield { file, text: readFileSync(path, 'utf8') };
      }
    }
  }
}

function sourcesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !LEFT_OUT.test(file))
      .map((file) => join(folder, file));
  } catch (error) {
    // apps/e2e has no sources.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** @param kept the classes that live longer than a call, wherever they are made */
export function sitesOf(file: string, text: string, kept: ReadonlySet<string> = keptClasses(file, text)): Site[] {
  const sites: Site[] = [];
  const add = (name: string, value?: number): void =>
    void sites.push({ at: `${file}#${name}`, value: value && value * unitOf(name) });
  const isOfOneCall = (node: ts.Node): boolean =>
    DOMAIN.test(file) &&
    ts.isClassDeclaration(node.parent) &&
    !ts.getDecorators(node.parent)?.length &&
    !kept.has(node.parent.name?.text ?? '');

  const visit = (node: ts.Node): void => {
    // A default that the environment may replace.
    if (ts.isCallExpression(node) && node.expression.getText() === 'config') {
      const [name, fallback] = node.arguments;
      const value = fallback && numberIn(fallback);
      if (name && ts.isStringLiteral(name) && value !== undefined) add(name.text, value);
    }
    // Outside functions: what a function makes is gone when it returns.
    if ((isModuleConstant(node) || ts.isPropertyDeclaration(node)) && node.initializer) {
      const name = node.name.getText();
      const { initializer } = node;
      if (isCollection(initializer)) {
        if (!isReadOnly(node) && !isOfOneCall(node)) add(name);
      } else if (BOUND_NAME.test(name) && !ts.isArrowFunction(initializer)) add(name, numberIn(initializer));
      else if (/^BOUNDS$/.test(name) && ts.isObjectLiteralExpression(initializer)) {
        for (const property of initializer.properties) {
          // Those whose names say so are found below.
          if (ts.isPropertyAssignment(property) && !BOUND_NAME.test(property.name.getText()))
            add(property.name.getText(), numberIn(property.initializer));
        }
      }
    }
    // In options and as the default of a parameter only where the number is written out there.
    if ((ts.isParameter(node) || ts.isPropertyAssignment(node)) && BOUND_NAME.test(node.name.getText())) {
      const value = node.initializer && numberIn(node.initializer);
      if (value !== undefined) add(node.name.getText(), value);
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return sites;
}

/** What is made outside of functions, in a field or in a constructor lives as long as its owner. */
function keptClasses(file: string, text: string): Set<string> {
  const kept = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) kept.add(node.expression.getText());
    if (!ts.isFunctionLike(node) || ts.isConstructorDeclaration(node)) node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return kept;
}

/** Times are compared in milliseconds and sizes in bytes. */
function unitOf(name: string): number {
  if (/(Seconds|[a-z]S|_SECONDS|_S)$/.test(name)) return 1_000;
  if (/(_DAYS|[a-z]Days)$/.test(name)) return 86_400_000;
  return /(_MB|[a-z]Mb)$/.test(name) ? 1_000_000 : 1;
}

const isModuleConstant = (node: ts.Node): node is ts.VariableDeclaration =>
  ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent);

/** Nobody can add to it. */
const isReadOnly = ({ type }: ts.VariableDeclaration | ts.PropertyDeclaration): boolean =>
  /^Readonly(Map|Set)\b/.test(type?.getText() ?? '');

/** One that begins empty and is filled later; one made of its final content needs no bound. */
function isCollection(node: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0;
  if (!ts.isNewExpression(node) || !COLLECTIONS.has(node.expression.getText())) return false;
  return !['Map', 'Set'].includes(node.expression.getText()) || (node.arguments ?? []).length === 0;
}

/** The value of a number that is written out, as a product perhaps. */
function numberIn(node: ts.Expression): number | undefined {
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return Number(node.getText().replace(/_|n$/g, ''));
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [numberIn(node.left), numberIn(node.right)];
  if (node.operatorToken.kind === ts.SyntaxKind.BarBarToken) return right;
  if (left === undefined || right === undefined) return undefined;
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return left * right;
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) return left ** right;
  return undefined;
}
