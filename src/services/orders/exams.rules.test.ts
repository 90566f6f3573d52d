import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlate, planSeats, writePlate } from './exams.rules.ts'

const rideOf = fc.record({
  sittingId: fc.constantFrom('s1', 's2'),
  way: fc.constantFrom('there' as const, 'back' as const),
  site: fc.constantFrom('一中', '二中', '三中'),
  people: fc.integer({ min: 1, max: 4 }),
})
const rides = fc
  .array(rideOf, { maxLength: 30 })
  .map((all) => all.map((one, at) => ({ ...one, id: `r${at}`, carId: null })))
const cars = fc
  .array(fc.integer({ min: 1, max: 7 }), { maxLength: 8 })
  .map((all) => all.map((seats, at) => ({ id: `c${at}`, seats })))

test('a car takes no more than its seats and goes to one site at a time; no ride is parted', () => {
  fc.assert(
    fc.property(rides, cars, (some, fleet) => {
      const plan = planSeats(some, fleet)
      for (const car of fleet) {
        for (const turn of ['s1 there', 's1 back', 's2 there', 's2 back']) {
          const inside = some.filter((one) => plan.get(one.id) === car.id && `${one.sittingId} ${one.way}` === turn)
          expect(inside.reduce((sum, one) => sum + one.people, 0)).toBeLessThanOrEqual(car.seats)
          expect(new Set(inside.map((one) => one.site)).size).toBeLessThanOrEqual(1)
        }
      }
    }),
  )
})

test('whoever has a car keeps it, and planning again finds no car that was free', () => {
  fc.assert(
    fc.property(rides, cars, (some, fleet) => {
      const plan = planSeats(some, fleet)
      const seated = some.map((one) => ({ ...one, carId: plan.get(one.id) ?? null }))
      expect(planSeats(seated, fleet).size).toBe(0)
    }),
  )
})

test('with room for everybody nobody is left', () => {
  fc.assert(
    fc.property(rides, (some) => {
      const fleet = some.map((_, at) => ({ id: `c${at}`, seats: 4 }))
      expect(planSeats(some, fleet).size).toBe(some.length)
    }),
  )
})

test('a car that goes there already is filled before another sets out, and the first to order goes first', () => {
  const ride = (id: string, people: number, site = '一中') => ({
    ...{ id, sittingId: 's1', way: 'there' as const, site, people, carId: null },
  })
  const plan = planSeats(
    [ride('a', 2), ride('b', 1), ride('c', 2, '二中'), ride('d', 4)],
    [
      { id: 'small', seats: 3 },
      { id: 'large', seats: 4 },
    ],
  )
  expect([...plan]).toEqual([
    ['a', 'small'],
    ['b', 'small'],
    ['c', 'large'],
  ])
})

test('a number plate is read however it is typed', () => {
  expect(writePlate('冀c·12 a45')).toBe('冀C12A45')
  expect(isPlate('冀C12A45')).toBe(true)
  expect(isPlate('冀CD12345')).toBe(true)
  expect(isPlate('12345')).toBe(false)
})
