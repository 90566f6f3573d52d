import type { OwnerFollower } from '../people/index.ts'
import type { Fact } from './model.ts'
import { factsHandedOver, factsOfPerson } from './queries.ts'
import { recordFacts } from './record-facts.ts'

/** What counted for the one record counts for the other: taken back there, written again here, on the same days. */
export const factFollower: OwnerFollower = {
  handOver: async (tx, from, to) =>
    recordFacts(
      tx,
      (await factsOfPerson(tx, from)).flatMap((fact) => shifted(fact, to)),
    ),
  giveBack: async (tx, from, to) =>
    recordFacts(
      tx,
      (await factsHandedOver(tx, from, to)).flatMap((fact) => shifted({ ...fact, personId: to }, from)),
    ),
}

function shifted(fact: Fact, to: string): Fact[] {
  return [
    { ...fact, quantity: -fact.quantity, amountFen: -fact.amountFen },
    { ...fact, personId: to },
  ]
}
