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
