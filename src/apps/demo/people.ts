import { checkCharacterOf } from '../../kernel/people/index.ts'
import { addDays } from '../../platform/dates.ts'
import { givenNames, surnames } from './names.ts'
import { chanceFrom } from './random.ts'

/** A worker of the demonstration; nobody real has this number. */
export type DemoPerson = {
  readonly index: number
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

const firstBirth = '1966-01-01'
const birthDays = 13_800
const sequences = 999
/** Strides coprime to what they step over, so that no two people share a number. */
const birthStride = 7_919_003
const phoneStride = 10_472_921
const phones = 100_000_000

/** The `index`-th worker under a seed, whose papers were issued in an area. */
export function demoPerson(seed: number, index: number, areaCode: string): DemoPerson {
  const chance = chanceFrom(seed * 1_000_003 + index)
  const place = (index * birthStride + seed) % (birthDays * sequences)
  const birth = addDays(firstBirth, Math.floor(place / sequences)).replaceAll('-', '')
  const seventeen = `${areaCode}${birth}${String((place % sequences) + 1).padStart(3, '0')}`
  const given = chance.pick(givenNames) + (chance.next() < 0.82 ? chance.pick(givenNames) : '')
  return {
    index,
    name: chance.pick(surnames) + given,
    idNumber: seventeen + checkCharacterOf(seventeen),
    phone: `19${chance.between(0, 9)}${String((index * phoneStride + seed) % phones).padStart(8, '0')}`,
  }
}
