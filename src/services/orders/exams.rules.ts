import type { ExamCar, ExamRide } from './exams.model.ts'

type Ride = Pick<ExamRide, 'id' | 'sittingId' | 'way' | 'site' | 'people' | 'carId'>
type Car = Pick<ExamCar, 'id' | 'seats'>
type Load = { readonly site: string; readonly people: number }

/**
 * 配座: which rides get a car, in the order given, first come first served. Before and after one paper a car goes to one site
 * and takes no more people than it has seats; a ride is never parted. The car that goes there already and has least room to
 * spare is filled first, then the smallest that is free. Rides that have a car keep it.
 */
export function planSeats(rides: readonly Ride[], cars: readonly Car[]): ReadonlyMap<string, string> {
  const loads = new Map<string, Load>()
  for (const ride of rides) if (ride.carId !== null) load(loads, ride, ride.carId)
  const plan = new Map<string, string>()
  for (const ride of rides) {
    if (ride.carId !== null) continue
    const car = bestCar(loads, ride, cars)
    if (!car) continue
    load(loads, ride, car.id)
    plan.set(ride.id, car.id)
  }
  return plan
}

function bestCar(loads: ReadonlyMap<string, Load>, ride: Ride, cars: readonly Car[]): Car | undefined {
  const ranked = cars
    .map((car) => ({ car, going: loads.get(turnOf(ride, car.id)) }))
    .map(({ car, going }) => ({ car, going, room: car.seats - (going?.people ?? 0) - ride.people }))
    .filter(({ going, room }) => room >= 0 && (going === undefined || going.site === ride.site))
    .sort((a, b) => rank(a) - rank(b) || (a.car.id < b.car.id ? -1 : 1))
  return ranked[0]?.car
}

/** Cars on their way there come before free ones. */
function rank({ going, room }: { going: Load | undefined; room: number }): number {
  return (going === undefined ? 1000 : 0) + room
}

function load(loads: Map<string, Load>, ride: Ride, carId: string): void {
  const key = turnOf(ride, carId)
  loads.set(key, { site: ride.site, people: (loads.get(key)?.people ?? 0) + ride.people })
}

/** A car goes once before and once after each paper. */
function turnOf({ sittingId, way }: Ride, carId: string): string {
  return `${sittingId} ${way} ${carId}`
}

/** A number plate as it is written: capitals, without spaces and dots. */
export function writePlate(typed: string): string {
  return typed.replace(/[\s·.-]/g, '').toUpperCase()
}

/** Seven characters, or eight for a car that runs on electricity. */
export function isPlate(plate: string): boolean {
  return /^[\u4e00-\u9fa5][A-Z][A-Z0-9]{5,6}$/.test(plate)
}
