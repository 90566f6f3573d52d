import type { Plants } from '../../../test/attack/plant.ts'
import { wellDone, wishOf } from './cast.ts'

/** A preparatory group of the place has applied to the county above. */
export const plants: Plants = {
  values: { name: '江北新办企业工会委员会', creditCode: null },
  async plant(world, { key, county, workers }) {
    const worker = workers[0]!
    const [name, employerName, founderName] = [`${key}新办企业工会委员会`, `${key}新办企业`, `${key}筹备组长`]
    const wish = wishOf(world.orgIds[county]!, { name, employerName, founderName, employerCreditCode: null })
    const visitor = await world.as(worker)
    const { id } = wellDone(await visitor.post<{ id: string }>('/unions/applications', wish))
    return [
      {
        kind: 'unions.application',
        id,
        owner: worker.personId,
        orgPath: world.paths[county]!,
        marks: [name, employerName, founderName],
      },
    ]
  },
}
