// Which codes the sources may answer: that of each subclass of DomainError, and those of `new Problem('…')`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/** @typedef {{ file: string, text: string }} Source */
/** @typedef {{ code: string, file: string }} Promised */

/** What is shipped of a folder, tests left out.
 * @param {string} root
 * @param {string} folder
 * @returns {Source[]} */
export function sourcesIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => /(?<!spec|\.d)\.ts$/.test(name) && parentPath.split(sep).includes('src'))
    .map(({ name, parentPath }) => join(parentPath, name))
    .map((file) => ({ file: relative(root, file), text: readFileSync(file, 'utf8') }));
}

/** A class whose code is no literal passes on the refusal of another; an abstract one has none.
 * @param {Source[]} sources
 * @returns {Promised[]} */
export function codesIn(sources) {
  /** @type {{ name: string, base: string, code: string | undefined, file: string }[]} */
  const classes = [];
  /** @type {Promised[]} */
  const codes = [];
  for (const { file, text } of sources) {
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isClassDeclaration(node)) {
        const [base] = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ?? [];
        if (base) {
          classes.push({ name: node.name?.text ?? '', base: base.expression.getText(), code: codeOf(node), file });
        }
      }
      if (ts.isNewExpression(node) && node.expression.getText() === 'Problem') {
        const [code] = node.arguments ?? [];
        if (code && ts.isStringLiteral(code)) codes.push({ code: code.text, file });
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  const errors = new Set(['DomainError']);
  for (let before = 0; before < errors.size;) {
    before = errors.size;
    for (const { name, base } of classes) if (errors.has(base)) errors.add(name);
  }
  return [...codes, ...classes.flatMap(({ base, code, file }) => (errors.has(base) && code ? [{ code, file }] : []))];
}

/** @param {ts.ClassDeclaration} node */
function codeOf(node) {
  for (const member of node.members) {
    if (ts.isPropertyDeclaration(member) && member.name.getText() === 'code') {
      return member.initializer && ts.isStringLiteral(member.initializer) ? member.initializer.text : undefined;
    }
  }
  return undefined;
}

/** The codes without a row: a service's in its own table, a library's in any.
 * @param {string} root
 * @param {{ service: string, problems: { code: string }[] }[]} tables
 * @returns {Promised[]} */
export function codesWithoutRow(root, tables) {
  const known = new Map(tables.map(({ service, problems }) => [service, new Set(problems.map(({ code }) => code))]));
  const all = new Set([...known.values()].flatMap((codes) => [...codes]));
  const libs = codesIn(sourcesIn(root, 'libs'));
  return [
    ...libs.filter(({ code }) => !all.has(code)),
    ...[...known].flatMap(([service, own]) =>
      codesIn(sourcesIn(root, join('apps', service))).filter(({ code }) => !own.has(code)),
    ),
  ];
}
