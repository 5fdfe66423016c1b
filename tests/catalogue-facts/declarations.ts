import { join } from 'node:path';
import ts from 'typescript';

/** What the packages of one folder declare. */
export interface Declarations {
  readonly checker: ts.TypeChecker;
  /** Where types are looked at from. */
  readonly place: ts.Node;
  /** The module that a specifier loads; `undefined` where it has no type declarations. */
  readonly moduleOf: (specifier: string) => ts.Symbol | undefined;
  readonly globalOf: (name: string) => ts.Symbol | undefined;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: ['node'],
  esModuleInterop: true,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Reads the declarations of some modules, as a file in this folder sees them. */
export function readDeclarations(folder: string, specifiers: readonly string[]): Declarations {
  const name = join(folder, 'imports.ts');
  const text = specifiers.map((specifier, index) => `import * as m${index} from '${specifier}';`).join('\n');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getCurrentDirectory = () => folder;
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.getSourceFile = (file, version, ...rest) =>
    file === name
      ? ts.createSourceFile(file, text, version, true)
      : getSourceFile.call(host, file, version, ...rest);
  const program = ts.createProgram([name], options, host);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(name);
  if (!file) throw new Error(`The compiler does not read ${name}.`);
  const modules = new Map<string, ts.Symbol | undefined>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    modules.set(statement.moduleSpecifier.text, checker.getSymbolAtLocation(statement.moduleSpecifier));
  }
  return {
    checker,
    place: file,
    moduleOf: (specifier) => modules.get(specifier),
    globalOf: (name) => checker.resolveName(name, file, ts.SymbolFlags.Value, false),
  };
}

/** Does a symbol declare a value, and not only a type? */
function isValue(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Value) !== 0;
}

function isType(symbol: ts.Symbol): boolean {
  return (symbol.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Namespace)) !== 0;
}

/** What a name of a module stands for, through re-exports. */
function resolved({ checker }: Declarations, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The type of a value that a module exports, also as a member of its default export. */
export function exportedValue(declared: Declarations, module: ts.Symbol, name: string): ts.Type | undefined {
  const { checker, place } = declared;
  const assigned = module.exports?.get(ts.InternalSymbolName.ExportEquals);
  if (name === 'default' && assigned)
    return checker.getTypeOfSymbolAtLocation(resolved(declared, assigned), place);
  const symbol = checker
    .getExportsOfModule(module)
    .find((exported) => exported.name === name && isValue(resolved(declared, exported)));
  if (symbol) return checker.getTypeOfSymbolAtLocation(resolved(declared, symbol), place);
  if (name === 'default') return undefined;
  const main = exportedValue(declared, module, 'default');
  const property = main && checker.getPropertyOfType(checker.getApparentType(main), name);
  return property && checker.getTypeOfSymbolAtLocation(property, place);
}

/** A type that a module exports; dots lead into namespaces: `Knex.Transaction`. */
export function exportedType(declared: Declarations, module: ts.Symbol, path: string): ts.Type | undefined {
  const { checker } = declared;
  let current: ts.Symbol | undefined = module;
  for (const name of path.split('.')) {
    const exported: readonly ts.Symbol[] = current ? checker.getExportsOfModule(current) : [];
    const found = exported.find((symbol) => symbol.name === name && isType(resolved(declared, symbol)));
    current = found && resolved(declared, found);
  }
  return current && (current.flags & ts.SymbolFlags.Type) !== 0
    ? checker.getDeclaredTypeOfSymbol(current)
    : undefined;
}

/** The parts of a union that are something, with what limits a type parameter, or what depends on one, in its place. */
export function partsOf({ checker }: Declarations, type: ts.Type): readonly ts.Type[] {
  const known =
    type.flags & ts.TypeFlags.Instantiable ? (checker.getBaseConstraintOfType(type) ?? type) : type;
  const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void;
  return (known.isUnion() ? known.types : [known]).filter(({ flags }) => (flags & nothing) === 0);
}

/** The types of a member, one for each part of a union that has it. */
export function memberTypes(declared: Declarations, type: ts.Type, name: string): readonly ts.Type[] {
  const { checker, place } = declared;
  return partsOf(declared, type).flatMap((part) => {
    const property = checker.getPropertyOfType(checker.getApparentType(part), name);
    return property ? [checker.getTypeOfSymbolAtLocation(property, place)] : [];
  });
}

/** The ways in which a value can be called or constructed. */
export function signaturesOf(declared: Declarations, type: ts.Type): readonly ts.Signature[] {
  return partsOf(declared, type).flatMap((part) => [
    ...part.getCallSignatures(),
    ...part.getConstructSignatures(),
  ]);
}

/** What calling, constructing and then awaiting a value gives. */
export function resultTypes(declared: Declarations, type: ts.Type): readonly ts.Type[] {
  return signaturesOf(declared, type).flatMap((signature) => {
    const result = signature.getReturnType();
    const awaited = declared.checker.getAwaitedType(result) ?? result;
    return [result, awaited].flatMap((given) => partsOf(declared, given));
  });
}

/** The types of one parameter, in all signatures; `any` for every parameter. */
export function parameterTypes(
  declared: Declarations,
  type: ts.Type,
  index: number | 'any',
): readonly ts.Type[] {
  const { checker, place } = declared;
  return signaturesOf(declared, type).flatMap((signature) => {
    const parameters = signature.getParameters();
    const last = parameters.at(-1);
    const chosen = index === 'any' ? parameters : [parameters[index] ?? last];
    return chosen.flatMap((parameter) => {
      if (!parameter) return [];
      const given = checker.getTypeOfSymbolAtLocation(parameter, place);
      const element = parameter === last ? checker.getIndexTypeOfType(given, ts.IndexKind.Number) : undefined;
      return [given, ...(element ? [element] : [])].flatMap((each) => partsOf(declared, each));
    });
  });
}
