import type { Plants } from '../../../test/attack/plant.ts'

/** Accounts, people and phones stand in the attacked world itself. */
export const plants: Plants = {
  plant: async () => [],
  unseen: { 'GET /me/second-factor': 'tells whether she has one, and no more' },
}
