import type { Plants } from '../../../test/attack/plant.ts'

/** A file of a worker of the place, of somebody who would join, and of its officer. */
export const plants: Plants = {
  order: 10,
  values: { 'POST /files name': '名单.csv', purpose: 'sheet' },
  async plant(world, { key, path, workers, applicant, officerId }) {
    const worker = workers[0]!
    const uploads = [
      { owner: worker.personId, visitor: await world.as(worker), whose: '职工' },
      { owner: applicant.personId, visitor: await world.as(applicant), whose: '申请人' },
      { owner: officerId, visitor: await world.as(`grassroots-officer over ${key}`), whose: '干部' },
    ]
    const planted = []
    for (const { owner, visitor, whose } of uploads) {
      const name = `${key}${whose}材料.csv`
      const content = `只在${key}${whose}文件里的一行`
      const id = await visitor.upload(name, content)
      planted.push({ kind: 'files.file', id, owner, orgPath: path, sight: 'any-role' as const, marks: [name, content] })
    }
    return planted
  },
}
