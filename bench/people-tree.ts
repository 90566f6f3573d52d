import { type Founding, foundOrgs } from '../src/kernel/orgs/index.ts'
import { system, transaction } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'

export type BenchTree = {
  readonly rootId: string
  /** One city, one county and one union, each with its depth, for looking below them. */
  readonly sample: readonly { readonly id: string; readonly depth: number }[]
  readonly unionCodes: readonly string[]
}

const cities = 13
const countiesOfACity = 8
const unionsOfACounty = 20

/** A province of 13 cities, 104 counties and 2,080 unions. */
export async function foundTree(): Promise<BenchTree> {
  const foundings: Founding[] = []
  const found = (kind: Founding['kind'], code: string, parentId: string | null): string => {
    const id = newId()
    foundings.push({ id, kind, code, creditCode: null, name: `工会 ${code}`, parentId, on: '2010-01-01' })
    return id
  }
  const rootId = found('province', '32', null)
  const unionCodes: string[] = []
  const sample: { id: string; depth: number }[] = [{ id: rootId, depth: 0 }]
  for (let city = 0; city < cities; city += 1) {
    const cityCode = `32${String(city).padStart(2, '0')}`
    const cityId = found('city', cityCode, rootId)
    for (let county = 0; county < countiesOfACity; county += 1) {
      const countyCode = `${cityCode}${String(county).padStart(2, '0')}`
      const countyId = found('county', countyCode, cityId)
      for (let union = 0; union < unionsOfACounty; union += 1) {
        const code = `${countyCode}${String(union).padStart(3, '0')}`
        const unionId = found('grassroots', code, countyId)
        unionCodes.push(code)
        if (city + county + union === 0) {
          sample.push({ id: cityId, depth: 1 }, { id: countyId, depth: 2 }, { id: unionId, depth: 3 })
        }
      }
    }
  }
  await transaction(system, (tx) => foundOrgs(tx, foundings))
  return { rootId, sample, unionCodes }
}
