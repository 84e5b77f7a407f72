// What ids there are to offer while somebody types.
export const ID_SORTS = ["person", "employer", "plan", "event", "batch", "year"] as const;
export type IdSort = (typeof ID_SORTS)[number];
