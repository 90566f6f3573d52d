import type { Founding } from '../../kernel/orgs/index.ts'
import type { Day } from '../../platform/dates.ts'
import { newId } from '../../platform/ids.ts'
import { firmKinds, firmPlaces, firmTrades, province } from './names.ts'
import { chanceFrom } from './random.ts'

/** The tree to be founded, parents before children, with what the rest of the demonstration needs to know of it. */
export type DemoTree = {
  readonly foundings: readonly Founding[]
  readonly provinceId: string
  /** The city whose mutual-aid fund the demonstration shows. */
  readonly cityId: string
  readonly unions: readonly DemoUnion[]
}

export type DemoUnion = {
  readonly id: string
  readonly code: string
  readonly areaCode: string
  readonly cityId: string
  readonly countyId: string
}

const founded: Day = '2012-05-01'

/** Grassroots unions for so many people: about forty members each, at least two a town. */
function unionsPerTown(people: number, towns: number): number {
  return Math.max(2, Math.ceil(people / 40 / towns))
}

/** The fund's city works in three levels, city, county and grassroots, as such funds do; elsewhere towns stand between. */
export function demoTree(seed: number, people: number): DemoTree {
  const chance = chanceFrom(seed)
  const foundings: Founding[] = []
  const unions: DemoUnion[] = []
  const found = (kind: Founding['kind'], code: string, name: string, parentId: string | null): string => {
    const id = newId()
    foundings.push({ id, kind, code, creditCode: null, name, parentId, on: founded })
    return id
  }

  const perTown = unionsPerTown(
    people,
    province.cities.flatMap((city) => city.counties.flatMap((county) => county.towns)).length,
  )
  const provinceId = found('province', '13', province.name, null)
  const cityIds = province.cities.map((city, cityAt) => {
    const cityCode = `13${String(cityAt + 3).padStart(2, '0')}`
    const cityId = found('city', cityCode, city.name, provinceId)
    for (const county of city.counties) {
      const countyId = found('county', county.areaCode, county.name, cityId)
      county.towns.forEach((town, townAt) => {
        const townCode = `${county.areaCode}${String(townAt + 1).padStart(3, '0')}`
        const parentId = cityAt === 0 ? countyId : found('town', townCode, town, countyId)
        for (let at = 1; at <= perTown; at += 1) {
          const code = `${townCode}${String(at).padStart(4, '0')}`
          const name = `${chance.pick(firmPlaces)}${chance.pick(firmTrades)}${chance.pick(firmKinds)}`
          unions.push({
            id: found('grassroots', code, name, parentId),
            code,
            areaCode: county.areaCode,
            cityId,
            countyId,
          })
        }
      })
    }
    return cityId
  })
  return { foundings, provinceId, cityId: cityIds[0]!, unions }
}
