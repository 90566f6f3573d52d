import type { Route } from '../../platform/http/route.ts'
import { type Actor, route } from '../access/index.ts'
import * as contract from './contract.ts'
import { listDeeds } from './list-audit.ts'

/** The app's words for what is done, and for the rooms of the platform in which it is done. */
export type AuditWords = {
  readonly deeds: Readonly<Record<string, string>>
  readonly rooms: readonly { readonly key: string; readonly name: string }[]
}

/** The routes of the audit. */
export function auditRoutes({ deeds, rooms }: AuditWords): Route<Actor>[] {
  return [
    route(contract.listAudit, async ({ who, query }) => {
      const { entries, next } = await listDeeds(who, query)
      return {
        entries: entries.map((entry) => ({ ...entry, says: deeds[entry.action] ?? entry.action })),
        next,
        rooms: [...rooms],
      }
    }),
  ]
}
