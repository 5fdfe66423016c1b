import type ts from 'typescript';
import type { Library } from '../catalogue/schema.js';
import { libraryType } from './annotations.js';
import { declarerOf, type Declarer } from './declaring-package.js';
import { heirsOf } from './implementations.js';
import { libraryOfExport } from './known-libraries.js';
import { agreed, type Resolution } from './resolution.js';
import type { TypeProgram } from './type-program.js';
import { instance, libraryMember, type Value } from './value.js';

/** What the types say about a value. */
export type Told =
  | { readonly kind: 'library'; readonly value: Value }
  /** Of a package that the catalogue describes, and of a type that it does not. */
  | { readonly kind: 'undescribed' }
  /** Of a class, interface, object or function of the project. */
  | { readonly kind: 'own' }
  /** Of the language, its platform, or a package outside the catalogue. */
  | { readonly kind: 'foreign' };

export interface TypeReader {
  readonly toldByType: (type: ts.Type) => Told | undefined;
}

const readers = new WeakMap<ts.TypeChecker, WeakMap<Resolution['libraryOf'], TypeReader>>();

/** Reads the types of one program; what it says about a type is kept as long as the program. */
export function typeReader(given: TypeProgram, libraryOf: Resolution['libraryOf']): TypeReader {
  const ofProgram = readers.get(given.checker) ?? new WeakMap<Resolution['libraryOf'], TypeReader>();
  readers.set(given.checker, ofProgram);
  let reader = ofProgram.get(libraryOf);
  if (!reader) {
    reader = createReader(given, libraryOf);
    ofProgram.set(libraryOf, reader);
  }
  return reader;
}

const foreign: Told = { kind: 'foreign' };
const own: Told = { kind: 'own' };
const undescribed: Told = { kind: 'undescribed' };

/** Types of the language that stand for what their first argument is. */
const transparent = new Set(['Awaited', 'NonNullable', 'Omit', 'Partial', 'Pick', 'Readonly', 'Required']);

function createReader(given: TypeProgram, libraryOf: Resolution['libraryOf']): TypeReader {
  const { ts: compiler, checker } = given;
  const { ObjectFlags, SymbolFlags, TypeFlags } = compiler;
  const known = new Map<ts.Type, Told | null>();

  /** Kept by type; one that waits for itself is not known. */
  function toldByType(type: ts.Type): Told | undefined {
    const answer = known.get(type);
    if (answer !== undefined) return answer ?? undefined;
    known.set(type, null);
    const found = read(type);
    if (found) known.set(type, found);
    return found;
  }

  function read(type: ts.Type): Told | undefined {
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never | nothing)) return undefined;
    if (type.flags & notObjects) return foreign;
    const alias = type.aliasSymbol && toldByAlias(type.aliasSymbol, type.aliasTypeArguments);
    if (alias) return alias;
    if (type.isUnion()) return toldByAlternatives(type.types.map(toldUnlessNothing));
    if (type.isIntersection()) return toldByParts(type.types.map(toldByType));
    if (type.flags & TypeFlags.Instantiable) {
      const bound = checker.getBaseConstraintOfType(type);
      return bound && bound !== type ? toldByType(bound) : undefined;
    }
    return type.symbol && toldBySymbol(type.symbol, isStaticSide(type));
  }

  const nothing = TypeFlags.Void | TypeFlags.Undefined | TypeFlags.Null;

  const notObjects =
    TypeFlags.StringLike |
    TypeFlags.NumberLike |
    TypeFlags.BigIntLike |
    TypeFlags.BooleanLike |
    TypeFlags.ESSymbolLike;

  const isNamed = SymbolFlags.Class | SymbolFlags.Interface | SymbolFlags.Function | SymbolFlags.Method;

  /** `null` and `undefined` beside a type say nothing about it. */
  function toldUnlessNothing(type: ts.Type): Told | undefined | null {
    return type.flags & nothing ? null : toldByType(type);
  }

  function isStaticSide(type: ts.Type): boolean {
    const { objectFlags } = type as ts.ObjectType;
    return (objectFlags & ObjectFlags.Anonymous) !== 0 && (type.symbol.flags & SymbolFlags.Class) !== 0;
  }

  function toldByAlias(alias: ts.Symbol, given: readonly ts.Type[] = []): Told | undefined {
    const declarer = declarersOf(alias)[0];
    if (declarer?.kind === 'language') {
      const [first] = given;
      return first && transparent.has(alias.name) ? toldByType(first) : undefined;
    }
    const described = describedAs(alias, false);
    return described && { kind: 'library', value: described };
  }

  function toldBySymbol(symbol: ts.Symbol, isStatic: boolean): Told | undefined {
    const [declaration] = symbol.declarations ?? [];
    if (declaration && (compiler.isSourceFile(declaration) || isModule(declaration))) {
      return toldByModule(declaration);
    }
    const value = describedAs(symbol, isStatic);
    if (value) return { kind: 'library', value };
    const declarers = declarersOf(symbol);
    if (declarers.length === 0) return undefined;
    if (declarers[0]?.kind === 'language' && isAnything(symbol)) return undefined;
    const base = toldByBases(symbol, isStatic);
    if (base !== 'none') return base;
    if (declarers.some((declarer) => librariesOf(declarer).length > 0)) return undescribed;
    if (!declarers.some(({ kind }) => kind === 'project')) return foreign;
    if (librariesNaming(symbol, namesOf(symbol)).length > 0 || isGenerated(symbol)) return undescribed;
    return toldByOnlyHeir(symbol) ?? own;
  }

  /** A mapped type says nothing about what it maps, and any object and any function may be of a library. */
  function isAnything({ flags, name }: ts.Symbol): boolean {
    return !(flags & isNamed) || name === 'Function' || name === 'Object';
  }

  function isModule(declaration: ts.Node): declaration is ts.ModuleDeclaration {
    return compiler.isModuleDeclaration(declaration) && compiler.isStringLiteral(declaration.name);
  }

  /** `import * as repository from './repository'`, and what a package has under a name of its own: `fs.promises`. */
  function toldByModule(declaration: ts.SourceFile | ts.ModuleDeclaration): Told | undefined {
    const declarer = isModule(declaration)
      ? declarerOf(given, declaration.name)
      : declarerOf(given, declaration);
    const [library] = librariesOf(declarer);
    if (library) return { kind: 'library', value: { kind: 'module', library } };
    return declarer.kind === 'project' ? own : undefined;
  }

  /** What is asked for by an interface, and implemented once: that is what is injected. */
  function toldByOnlyHeir({ declarations: [declaration] = [] }: ts.Symbol): Told | undefined {
    const [heir, ...others] = declaration ? heirsOf(given, declaration) : [];
    const symbol = heir?.name && others.length === 0 ? checker.getSymbolAtLocation(heir.name) : undefined;
    const found = symbol && toldBySymbol(symbol, false);
    return found?.kind === 'library' ? found : undefined;
  }

  /** The catalogue's description of what is declared under this name. */
  function describedAs(symbol: ts.Symbol, isStatic: boolean): Value | undefined {
    const names = namesOf(symbol);
    const isFunction = (symbol.flags & SymbolFlags.Function) !== 0;
    for (const library of librariesNaming(symbol, names)) {
      for (const name of names) {
        const value =
          isStatic || isFunction
            ? libraryMember({ kind: 'module', library }, name)
            : libraryType(library, name);
        if (value && value.kind !== 'other') return byType(value);
      }
      const ofSchema = Object.entries(library.types).find(([, { declaredAs }]) =>
        names.some((name) => declaredAs?.test(name)),
      );
      if (ofSchema && !isStatic && !isFunction) return instance(library, ofSchema[0], 'type');
    }
    return undefined;
  }

  function librariesNaming(symbol: ts.Symbol, names: readonly string[]): readonly Library[] {
    return declarersOf(symbol).flatMap((declarer) => {
      if (declarer.kind !== 'project') return librariesOf(declarer);
      // A generated client is known by its names, wherever the project keeps it.
      const generated = libraryOfExport(names[0]?.split('.')[0] ?? '');
      return generated ? [generated] : [];
    });
  }

  function librariesOf(declarer: Declarer): readonly Library[] {
    return declarer.kind === 'package'
      ? declarer.specifiers.flatMap((specifier) => libraryOf(specifier) ?? [])
      : [];
  }

  function declarersOf({ declarations = [] }: ts.Symbol): readonly Declarer[] {
    return declarations.map((declaration) => declarerOf(given, declaration));
  }

  /** With the namespaces around it, and without: `Knex.Transaction`, `Transaction`. */
  function namesOf(symbol: ts.Symbol): readonly string[] {
    const declaration = symbol.declarations?.[0];
    const declared =
      declaration && 'name' in declaration ? (declaration as ts.NamedDeclaration).name : undefined;
    const name = declared && compiler.isIdentifier(declared) ? declared.text : symbol.name;
    let dotted = name;
    for (let node = declaration?.parent; node; node = node.parent) {
      if (compiler.isModuleDeclaration(node) && compiler.isIdentifier(node.name)) {
        dotted = `${node.name.text}.${dotted}`;
      }
    }
    return [...new Set([dotted, name, symbol.name])];
  }

  /** Code that a tool wrote into the project is no more the project's own than a package is. */
  function isGenerated({ declarations: [declaration] = [] }: ts.Symbol): boolean {
    const start = declaration?.getSourceFile().text.slice(0, 400);
    return start !== undefined && /^\s*\/[/*].*\bgenerated\b/isu.test(start);
  }

  /** What a class or interface extends: known, not known, or nothing at all. */
  function toldByBases(symbol: ts.Symbol, isStatic: boolean): Told | undefined | 'none' {
    const bases = (symbol.declarations ?? []).flatMap((declaration) =>
      compiler.isClassLike(declaration) || (!isStatic && compiler.isInterfaceDeclaration(declaration))
        ? (declaration.heritageClauses ?? [])
            .filter(({ token }) => token === compiler.SyntaxKind.ExtendsKeyword)
            .flatMap(({ types }) => types)
        : [],
    );
    if (bases.length === 0) return 'none';
    const found = bases.map((base) =>
      toldByType(checker.getTypeAtLocation(isStatic ? base.expression : base)),
    );
    const library = found.find((base) => base?.kind === 'library' || base?.kind === 'undescribed');
    if (library) return library;
    return found.includes(undefined) ? undefined : 'none';
  }

  return { toldByType };
}

/** Alternatives have a value where those that are of a library agree. */
function toldByAlternatives(given: readonly (Told | undefined | null)[]): Told | undefined {
  const found = given.filter((told) => told !== null);
  const value = agreed(found.map((told) => (told?.kind === 'library' ? told.value : undefined)));
  if (value) return { kind: 'library', value };
  if (found.some((told) => !told || told.kind === 'library')) return undefined;
  return leastKnown(found);
}

function toldByParts(found: readonly (Told | undefined)[]): Told | undefined {
  return found.find((told) => told?.kind === 'library') ?? leastKnown(found);
}

function leastKnown(found: readonly (Told | undefined)[]): Told | undefined {
  if (found.includes(undefined)) return undefined;
  return (
    found.find((told) => told?.kind === 'undescribed') ??
    found.find((told) => told?.kind === 'own') ??
    foreign
  );
}

function byType(value: Value): Value {
  return value.kind === 'instance' || value.kind === 'member' ? { ...value, evidence: 'type' } : value;
}
