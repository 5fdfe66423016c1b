/** Lists of keys: with duplicates, in another order, with missing ones, empty, and long. */
export const ids: readonly (readonly [number[]])[] = [
  [[1, 2, 3, 4, 5]],
  [[5, 1, 1, 4, 5]],
  [[99, 2, -1]],
  [[]],
  [Array.from({ length: 100 }, (_, index) => index % 70)],
];

/** The same, and more keys than one statement takes. */
export const manyIds: readonly (readonly [number[]])[] = [
  ...ids,
  [Array.from({ length: 1100 }, (_, index) => (index * 7) % 1050)],
];

/** The same for programs that a list of parents is given to. */
export const parents: readonly (readonly [{ id: number; name: string }[]])[] = ids.map(([list]) => [
  list.map((id) => ({ id, name: `n${id}` })),
]);

/** Keys that can be missing themselves. */
export const nullable: readonly (readonly [{ authorId: number | null }[]])[] = [
  [[{ authorId: 1 }, { authorId: null }, { authorId: 2 }, { authorId: 1 }]],
  [[{ authorId: null }]],
  [[]],
];

/** Text that is asked for: with duplicates, with one that nobody has, none, and more than run at a time. */
export const emails: readonly (readonly [string[]])[] = [
  [['ann@shop.test', 'bo@shop.test', 'cy@shop.test']],
  [
    [
      'ed@shop.test',
      'ann@shop.test',
      'ann@shop.test',
      'di@shop.test',
      'bo@shop.test',
      'cy@shop.test',
      'ed@shop.test',
    ],
  ],
  [['ann@shop.test', 'bo@shop.test', 'no@shop.test', 'cy@shop.test', 'di@shop.test', 'ed@shop.test']],
  [[]],
];
