/** What a refused request is told: filled into the `{name}` places of its sentence. */
export type RefusalFacts = Record<string, string | number | readonly string[]>

/** An expected «no», named in some module's `errors.ts`; the HTTP edge and the command line turn it into a sentence. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly facts: RefusalFacts

  constructor(code: string, status: number, facts: RefusalFacts) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.facts = facts
  }
}

/**
 * Makes a module's `refusal(code, facts)` from its closed list of codes and HTTP statuses.
 * Codes are complete as written (`mutual-aid.tiers-not-rising`), so that they can be searched for.
 */
export function refusing<const Codes extends Record<string, number>>(codes: Codes) {
  return (code: keyof Codes & string, facts: RefusalFacts = {}): Refusal => new Refusal(code, codes[code]!, facts)
}

/** Fills the `{name}` places of a sentence; lists are joined with 、. */
export function fillSentence(sentence: string, facts: RefusalFacts): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const fact = facts[name]
    if (fact === undefined) return place
    return Array.isArray(fact) ? fact.join('、') : String(fact)
  })
}
