import type { TSESTree } from '@typescript-eslint/utils';
import { builderStarAt } from '../src/analysis/builder-star.js';
import { isOfAnyTable } from '../src/analysis/sql-any-table.js';
import { columnsNeeded } from '../src/analysis/sql-columns.js';
import { sqlTextOf, type SqlText } from '../src/analysis/sql-text.js';
import { sqlUses, type SqlUse } from '../src/analysis/sql-uses.js';
import { createRule } from '../src/create-rule.js';
import { columnsInstead } from '../src/edits/named-columns.js';
import { laidOut } from '../src/layout/laid-out.js';
import { resolutionOf } from '../src/resolve/library-calls.js';
import { settingsOf } from '../src/settings.js';
import { looksLikeSql } from '../src/sql/looks-like-sql.js';
import { openStars, type OpenStar } from '../src/sql/open-stars.js';
import { HOLE } from '../src/sql/tokens.js';

export const noSelectStar = createRule({
  name: 'no-select-star',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow SQL queries whose result has whatever columns the table has',
      recommended: true,
    },
    hasSuggestions: true,
    messages: {
      selectStar:
        '`{{star}}` reads every column{{table}}: those that nobody uses travel too, and a wide one added later slows this query down. Instead, {{wayOut}}.',
      returningStar:
        '`RETURNING {{star}}` sends back every column{{table}}, also those that nobody reads. Instead, {{wayOut}}.',
      nameColumns: 'Name the columns: {{columns}}.',
      nameNone: 'Ask for `1` in their place: no column is used.',
    },
    schema: [],
  },
  create(context) {
    const { sourceCode } = context;
    if (!namesRows.test(sourceCode.text)) return {};
    const resolution = resolutionOf(context);
    const usesOf = sqlUses(resolution);
    const { tables } = settingsOf(context);
    const reported = new Set<number>();

    function check(literal: TSESTree.StringLiteral | TSESTree.TemplateElement): void {
      for (const use of usesOf(literal)) {
        const sql = sqlTextOf(resolution, use.root);
        if (!use.isSentByLibrary && !looksLikeSql(sql.text)) continue;
        for (const star of openStars(sql.text)) {
          if (use.calls.length > 0 || isWholeQuery(sql, star)) report(use, sql, star);
        }
      }
    }

    function report(use: SqlUse, sql: SqlText, star: OpenStar): void {
      const needed = columnsNeeded(resolution, use, star);
      // Whoever gets the row may use all of it; of a table that may be any, nobody can name more.
      const isAll = needed?.isAll ?? false;
      if (!isAll && (star.kind === 'returning' || isOfAnyTable(resolution, sql, star, use))) return;
      if (star.isOfMigrations && needed?.names.length !== 0) return; // Its few columns never change.

      const whole = sql.sourceAt(star.start, star.end);
      const [start, end] = (whole ?? sql.sourceAt(star.end - 1, star.end))?.range ?? use.root.range;
      if (reported.has(start)) return;
      reported.add(start);

      const instead = columnsInstead(resolution, { use, sql, star, needed, tables });
      context.report({
        loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
        messageId: star.kind === 'select' ? 'selectStar' : 'returningStar',
        data: {
          star: sql.text.slice(star.start, star.end).replace(HOLE, '…'),
          table: star.table === undefined ? '' : ` of \`${star.table}\``,
          wayOut: wayOut(star, isAll ? needed?.names : undefined),
        },
        suggest: instead
          ? [
              {
                ...(instead.columns.length === 0
                  ? { messageId: 'nameNone' }
                  : { messageId: 'nameColumns', data: { columns: shown(instead.columns) } }),
                fix: laidOut(context, (fixer) => fixer.replaceTextRange([...instead.range], instead.text)),
              } as const,
            ]
          : [],
      });
    }

    function checkBuilder(node: TSESTree.StringLiteral): void {
      const found = builderStarAt(resolution, node);
      if (!found) return;
      const table = found.table === undefined ? '' : ` of \`${found.table}\``;
      const data = { star: found.star, table, wayOut: 'name the columns that are used' };
      const [start, end] = node.range;
      const loc = { start: sourceCode.getLocFromIndex(start + 1), end: sourceCode.getLocFromIndex(end - 1) };
      context.report({ loc, messageId: 'selectStar', data });
    }

    return {
      Literal(node) {
        if (typeof node.value !== 'string') return;
        if (mayGiveRows.test(node.value)) check(node);
        else if (node.value.endsWith('*')) checkBuilder(node);
      },
      TemplateElement(node) {
        // There is no cooked text where an escape means nothing.
        const cooked: string | null = node.value.cooked;
        if (mayGiveRows.test(cooked ?? node.value.raw)) check(node);
      },
    };
  },
});

/** Cheap: most files, and nearly all strings, end here. The flag `u` would make it eight times slower. */
const mayGiveRows = /\b(?:select|returning)\b/i;

/** In the code, a word can touch an escape: `'\nSELECT'`. */
const namesRows = /(?:\b|\\[nrt])(?:select|returning)\b/i;

/** A text that nobody here sends may be a part of a query, or a template for one, that is put together elsewhere. */
function isWholeQuery({ text }: SqlText, { isOfHole }: OpenStar): boolean {
  return !isOfHole && !text.includes('{{');
}

function wayOut({ kind }: OpenStar, columns: readonly string[] | undefined): string {
  if (!columns) return 'name the columns that are used';
  if (columns.length > 0) return `name those that are used here: ${shown(columns)}`;
  return kind === 'select'
    ? 'name one column, or count with `count(*)`: none is used here'
    : 'leave it out: no column is used here';
}

function shown(columns: readonly string[]): string {
  const first = columns.slice(0, 8).map((name) => `\`${name}\``);
  return columns.length > first.length ? `${first.join(', ')}, …` : first.join(', ');
}
