import type { TSESTree } from '@typescript-eslint/utils';
import { callRange } from '../src/analysis/call-range.js';
import { iterationName } from '../src/analysis/iteration-name.js';
import { wayOut } from '../src/analysis/way-out.js';
import { perElement, type PerElement } from '../src/analysis/per-element.js';
import { pathText } from '../src/analysis/path-text.js';
import { mayNameFunction, roundTripAt, roundTripOf } from '../src/analysis/round-trips.js';
import { callIteration, mayIterate } from '../src/analysis/iteration.js';
import { iterationOrTasks } from '../src/analysis/task-iteration.js';
import { runsConcurrently } from '../src/analysis/concurrency.js';
import { createRule } from '../src/create-rule.js';
import { batchRead, type BatchEdit } from '../src/edits/batch-read.js';
import { batchWritten, type WriteEdit } from '../src/edits/batch-written.js';
import type { BoundedEdit } from '../src/edits/bounded-call.js';
import { boundTurns, type BoundedTurns } from '../src/edits/bounded-turns.js';
import { boundRequests } from '../src/edits/bounded-requests.js';
import { laidOut } from '../src/layout/laid-out.js';
import { resolutionOf } from '../src/resolve/library-calls.js';

/** How many requests a suggestion lets run at once, where they cannot be one. */
const limit = 10;

/** The same for a loop that has waited for each so far: half of the connections that most pools have. */
const fewer = 5;

export const noQueryInLoop = createRule({
  name: 'no-query-in-loop',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a database, cache, search or queue round trip for every element of a list',
      recommended: true,
    },
    hasSuggestions: true,
    messages: {
      queryInLoop:
        '`{{call}}`{{path}} sends a request of its own for every element of {{iteration}}{{others}}. Instead, {{forMany}}.',
      sameQueryInLoop:
        '`{{call}}`{{path}} asks the same question again for every element of {{iteration}}{{others}}: nothing in it depends on the element. Instead, ask once before it.',
      readKeysFirst:
        'Read all keys with one `{{member}}` before the loop{{when}}, where a key that holds no text gives `null`.',
      readRowsFirst:
        'Read all rows with one `{{member}}`{{parts}} before the loop{{when}}, and find each by its exact `{{column}}`{{miss}}.',
      groupRowsFirst:
        'Read all rows with one `{{member}}`{{parts}} before the loop{{when}}, and group them by their exact `{{column}}`{{miss}}.',
      countRowsFirst:
        'Count all rows with one `{{member}}`{{parts}} before the loop{{when}}, and find each number by its exact `{{column}}`{{miss}}.',
      insertTogether: 'Write all rows with one `{{member}}`{{notes}}.',
      changeTogether: 'Send one `{{member}}` for all keys{{notes}}.',
      sendTogether: 'Send all writes with one `{{member}}`{{notes}}.',
      askAtMost:
        'Still send one request for each, but {{limit}} at a time{{order}}: the first to fail ends it, with others on their way.',
      startAtMost: 'Still send one request for each, but start at most {{limit}} at a time{{until}}.',
    },
    schema: [],
  },
  create(context) {
    const resolution = resolutionOf(context);
    const found = new Map<TSESTree.Node, PerElement[]>();

    function consider(query: PerElement | undefined): void {
      if (query?.site.roundTrip.forMany === undefined) return;
      if (query.site.roundTrip.mergedInTick && runsConcurrently(resolution, query.iteration)) return;
      const { node } = query.iteration;
      found.set(node, [...(found.get(node) ?? []), query]);
    }

    function visit(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression): void {
      const iteration = iterationOrTasks(resolution, node); // Cheap, and most calls are in none.
      const site = iteration && roundTripAt(resolution, node);
      if (site) consider(perElement(resolution, site, iteration));
    }

    function report([first, ...others]: readonly PerElement[]): void {
      if (!first) return;
      const { site, isRepeated } = first;
      const suggestion = first.iteration.task ? undefined : suggestionFor(first, others);
      context.report({
        loc: callRange(site.node),
        messageId: isRepeated ? 'sameQueryInLoop' : 'queryInLoop',
        data: {
          call: site.path[0]?.name ?? site.call.callee,
          path: pathText(site),
          iteration: iterationName(resolution, first.iteration),
          others: others.length > 0 ? ` (and ${others.length} more in it)` : '',
          forMany: wayOut(resolution, site),
        },
        suggest: suggestion ? [{ ...suggestion, fix: laidOut(context, suggestion.fix) }] : [],
      });
    }

    function suggestionFor(first: PerElement, others: readonly PerElement[]) {
      const { filename } = context;
      const read = batchRead(resolution, first, filename, (loop) => found.has(loop));
      if (read) return readSuggestion(read);
      const write = batchWritten(resolution, first, filename);
      if (write) return writeSuggestion(write);
      const bounded = boundRequests({ resolution, filename, limit }, [first, ...others]);
      if (bounded) return boundSuggestion(bounded);
      const turns = boundTurns({ resolution, filename, limit: fewer }, [first, ...others]);
      return turns && turnsSuggestion(turns);
    }

    return {
      CallExpression(node) {
        visit(node);
        if (!mayIterate(resolution, node)) return;
        for (const callback of node.arguments) {
          const passed = mayNameFunction(callback) ? roundTripOf(resolution, callback) : undefined;
          const iteration = passed && callIteration(resolution, node, callback);
          if (iteration) consider(perElement(resolution, { ...passed, node }, iteration));
        }
      },
      TaggedTemplateExpression: visit,
      'Program:exit'() {
        for (const queries of found.values()) report(queries);
      },
    };
  },
});

function readSuggestion({ before, fix, member, readsMore, rows }: BatchEdit) {
  const names = before.map((name) => `\`${name}\``).join(', ');
  const when = `${readsMore ? ', also for turns that skip it' : ''}${names === '' ? '' : `, so before any turn calls ${names}`}`;
  if (!rows) return { messageId: 'readKeysFirst', data: { member, when }, fix } as const;
  const miss = rows.mayMiss ? ', where a key that is missing finds none' : '';
  const left = rows.leavesSome ? ', and by themselves those that it leaves over,' : '';
  const parts = rows.atMost === undefined ? '' : ` for each ${rows.atMost} keys${left}`;
  return {
    messageId: rows.areCounted ? 'countRowsFirst' : rows.areGrouped ? 'groupRowsFirst' : 'readRowsFirst',
    data: { member, column: rows.column, miss, when, parts },
    fix,
  } as const;
}

function boundSuggestion({ endsWithFailure, fix }: BoundedEdit) {
  const until = endsWithFailure ? ', and none after one has failed' : '';
  return { messageId: 'startAtMost', data: { limit, until }, fix } as const;
}

function turnsSuggestion({ fix, isWrite }: BoundedTurns) {
  const order = isWrite ? ' and in no fixed order' : '';
  return { messageId: 'askAtMost', data: { limit: fewer, order }, fix } as const;
}

function writeSuggestion({ does, fix, member, notes }: WriteEdit) {
  const data = { member, notes: notes.map((note) => `, ${note}`).join('') };
  return { messageId: `${does}Together`, data, fix } as const;
}
