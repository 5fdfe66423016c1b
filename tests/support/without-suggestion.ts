import type { AnyRule } from './test-rule.js';

type Context = Parameters<AnyRule['create']>[0];

/** The rule without its suggestions of one kind, for cases that are about others. */
export function withoutSuggestion<Id extends string>(
  rule: AnyRule & { readonly meta: { readonly messages: Readonly<Record<Id, string>> } },
  messageId: Id,
): AnyRule {
  const create: AnyRule['create'] = (context) => {
    const report: Context['report'] = (descriptor) => {
      const suggest = descriptor.suggest?.filter((one) => one.messageId !== messageId) ?? [];
      context.report({ ...descriptor, suggest });
    };
    return rule.create(Object.create(context, { report: { value: report } }) as Context);
  };
  return { ...rule, create };
}
