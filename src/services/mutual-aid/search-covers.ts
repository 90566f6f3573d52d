import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personCards, searchPeople } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { countCoveredPeople, pageOfCovers } from './covers.store.ts'
import { fundOf } from './fund-of.ts'

const page = 50

export type SearchCovers = {
  readonly year?: number | undefined
  readonly orgId?: string | undefined
  /** A name or part of one, a phone, or an id number. */
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

/** Covered people under an organisation in a policy year, newest cover first. */
export async function searchCovers(actor: Actor, wish: SearchCovers) {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    const home = grantsWith(actor, 'mutual-aid.proof.read')[0]?.orgId ?? fund.orgId
    const org = await requireReachableOrg(tx, actor, 'mutual-aid.proof.read', wish.orgId ?? home)

    const filter = { fund: fund.key, year: wish.year ?? Number(today().slice(0, 4)), orgId: org.id }
    const found = wish.search ? await searchPeople(tx, { text: wish.search, below: null }) : null
    const covers = await pageOfCovers(
      tx,
      { ...filter, personIds: found?.map((person) => person.id) ?? null },
      wish.cursor ?? null,
      page,
    )
    const people = new Map(
      (
        await personCards(
          tx,
          covers.map((cover) => cover.personId),
        )
      ).map((person) => [person.id, person]),
    )
    const unions = new Map(
      (
        await orgsByIds(
          tx,
          covers.map((cover) => cover.orgId),
        )
      ).map((union) => [union.id, union.name]),
    )
    return {
      covers: covers.flatMap((cover) => {
        const person = people.get(cover.personId)
        if (!person) return []
        const { startsOn, endsOn } = cover
        return [
          {
            id: cover.id,
            personId: cover.personId,
            name: person.maskedName,
            maskedIdNumber: person.maskedIdNumber,
            orgName: unions.get(cover.orgId) ?? '',
            startsOn,
            endsOn,
          },
        ]
      }),
      next: covers.length < page ? null : covers.at(-1)!.id,
      people: await countCoveredPeople(tx, filter),
    }
  })
}
