import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'

/** An office, an offer, a squad and an order of a worker of the place, which waits to be taken. */
export const plants: Plants = {
  order: 45,
  values: {
    family: 'other',
    placeKind: 'firm',
    wantedFrom: '2031-05-01',
    wantedTo: '2031-05-31',
    served: 'served',
    phone: '13900005678',
    'POST /orders/:id/schedule startsAt': '2031-05-05T01:00:00.000Z',
    'POST /orders/:id/schedule endsAt': '2031-05-05T03:00:00.000Z',
    volunteer: 'other',
  },
  async plant(world, place) {
    const office = await made(world, place, '/orders/offices', { orgId: place.orgId, name: `${place.key}部室` })
    const offer = await made(world, place, '/orders/offers', {
      ...{ orgId: place.orgId, family: 'other', title: `${place.key}服务项目`, officeId: office },
    })
    const squad = await made(world, place, '/orders/squads', {
      ...{ orgId: place.orgId, name: `${place.key}小分队`, families: ['other'], leader: `${place.key}队长` },
      members: [{ name: `${place.key}队员`, volunteer: 'other' }],
    })
    const member = await memberOf(world, place, squad)
    const owned = { owner: null, orgPath: place.path }
    return [
      { kind: 'orders.office', id: office, ...owned, sight: 'members', marks: [`${place.key}部室`] },
      { kind: 'orders.squad', id: squad, ...owned, marks: [`${place.key}小分队`, `${place.key}队长`] },
      { kind: 'orders.squad-member', id: member, ...owned, marks: [`${place.key}队员`] },
      await order(world, place, offer),
    ]
  },
  open: { 'orders.offer': 'a menu is read by all members of the union' },
}

async function made(world: World, place: Place, address: string, body: object): Promise<string> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  return well(await officer.post<{ id: string }>(address, body)).id
}

async function memberOf(world: World, place: Place, squadId: string): Promise<string> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  type Squads = { squads: { id: string; members: { id: string }[] }[] }
  const { squads } = well(await officer.get<Squads>(`/orders/squads?orgId=${place.orgId}`))
  return squads.find((one) => one.id === squadId)!.members[0]!.id
}

async function order(world: World, place: Place, offerId: string): Promise<Planted> {
  const worker = await world.as(place.workers[0]!)
  const body = {
    ...{
      menuOrgId: place.orgId,
      offerId,
      wish: `${place.key}想要的服务`,
      placeKind: 'firm',
      place: `${place.key}食堂`,
    },
    ...{ wantedFrom: '2031-05-01', wantedTo: '2031-05-31' },
  }
  const { id } = well(await worker.post<{ id: string }>('/me/orders', body))
  const marks = [body.wish, body.place]
  return { kind: 'orders.order', id, owner: place.workers[0]!.personId, orgPath: place.path, marks }
}

function well<Body>({ status, body }: { status: number; body: Body }): Body {
  if (status >= 300) throw new Error(`planting orders: ${status} ${JSON.stringify(body)}`)
  return body
}
