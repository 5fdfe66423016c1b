import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { concurrencyHelpers, type ConcurrencyHelper } from '../catalogue/concurrency-helpers.js';
import { dependsOn } from '../resolve/depends-on.js';
import { importOf, requiredSpecifier } from '../resolve/imports.js';
import { installedMajor } from '../resolve/installed-major.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import { newNames } from './batch-names.js';
import { styleOf } from './file-style.js';

/** A function of a package that bounds concurrency, usable at a place. */
export interface UsableHelper {
  readonly form: ConcurrencyHelper['form'];
  /** What it is called in this file. */
  readonly name: string;
  /** The statement that loads it, where the file does not yet. */
  readonly load?: { readonly at: number; readonly text: string };
}

/** Which function of a package that the project depends on can bound concurrency at a place? */
export function usableHelper(
  resolution: Resolution,
  filename: string,
  place: TSESTree.Node,
  forms: readonly ConcurrencyHelper['form'][],
): UsableHelper | undefined {
  for (const helper of concurrencyHelpers) {
    if (!forms.includes(helper.form)) continue;
    const loaded = loadedName(resolution, helper, place);
    if (loaded !== undefined) return { form: helper.form, name: loaded };
    if (!dependsOn(filename, helper.package)) continue;
    if (newNames(resolution, place)(helper.name) !== helper.name) continue;
    const load = loadStatement(resolution, filename, helper);
    if (load) return { form: helper.form, name: helper.name, load };
  }
  return undefined;
}

/** The name under which the file has loaded the default export, if that name means it at the place too. */
function loadedName(
  { sourceCode }: Resolution,
  helper: ConcurrencyHelper,
  place: TSESTree.Node,
): string | undefined {
  const scope = sourceCode.scopeManager?.globalScope;
  for (const { variables } of [scope, ...(scope?.childScopes ?? [])].filter((found) => found != null)) {
    for (const variable of variables) {
      const [definition] = variable.defs;
      if (!definition) continue;
      const imported = importOf(definition);
      const node: TSESTree.Node = definition.node;
      const isRequired =
        node.type === AST_NODE_TYPES.VariableDeclarator &&
        node.id === definition.name &&
        node.init !== null &&
        requiredSpecifier(bare(node.init)) === helper.package;
      const isLoaded = (imported?.specifier === helper.package && imported.name === 'default') || isRequired;
      if (isLoaded && ASTUtils.findVariable(sourceCode.getScope(place), variable.name) === variable) {
        return variable.name;
      }
    }
  }
  return undefined;
}

function loadStatement(
  { sourceCode }: Resolution,
  filename: string,
  helper: ConcurrencyHelper,
): UsableHelper['load'] {
  const { body } = sourceCode.ast;
  const { newline, quote, semicolon } = styleOf(sourceCode, sourceCode.ast);
  const specifier = `${quote}${helper.package}${quote}`;
  const isModule =
    body.some(({ type }) => /^(?:Import|Export)/u.test(type)) || /\.(?:mjs|mts|tsx?)$/u.test(filename);
  const major = installedMajor(filename, helper.package);
  if (!isModule && (major === undefined || major >= helper.moduleSince)) return undefined;
  const statement = isModule
    ? `import ${helper.name} from ${specifier}${semicolon}`
    : `const ${helper.name} = require(${specifier})${semicolon}`;

  const last = body.findLast((node) => node.type === AST_NODE_TYPES.ImportDeclaration || isRequire(node));
  if (last) return { at: last.range[1], text: newline + statement };
  const first = body.find(
    (node) => node.type !== AST_NODE_TYPES.ExpressionStatement || node.directive === undefined,
  );
  return first && { at: first.range[0], text: statement + newline + newline };
}

function isRequire(node: TSESTree.ProgramStatement): boolean {
  return (
    node.type === AST_NODE_TYPES.VariableDeclaration &&
    node.declarations.every(({ init }) => init !== null && requiredSpecifier(bare(init)) !== undefined)
  );
}
