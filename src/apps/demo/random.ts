/** A source of chance that repeats itself: the same seed gives the same province. */
export type Chance = {
  /** A number from 0 inclusive to 1 exclusive. */
  next(): number
  /** A whole number between two, both inclusive. */
  between(least: number, most: number): number
  pick<Choice>(choices: readonly Choice[]): Choice
}

/** Mulberry32: 32 bits of state, good enough for names and dates, never for secrets. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return { next, between, pick: (choices) => choices[between(0, choices.length - 1)]! }
}
