import {
  type Actor,
  accessFollower,
  accessRefusalText,
  accessRoutes,
  followGrants,
  forgetExpired,
} from '../../kernel/access/index.ts'
import { auditRoutes, recordAudit } from '../../kernel/audit/index.ts'
import { calendarRefusalText, calendarRoutes } from '../../kernel/calendar/index.ts'
import { caseRecurring, caseRefusalText, caseRoutes, followCases, registerCaseTypes } from '../../kernel/cases/index.ts'
import {
  credentialRecurring,
  credentialRefusalText,
  credentialRoutes,
  followCredentials,
} from '../../kernel/credentials/index.ts'
import { fileRecurring, fileRefusalText, fileRoutes, followFiles } from '../../kernel/files/index.ts'
import { factFollower, followFacts, indicatorRecurring, indicatorRefusalText } from '../../kernel/indicators/index.ts'
import { followInstruments, instrumentRefusalText, instrumentRoutes } from '../../kernel/instruments/index.ts'
import { jobRefusalText, jobRoutes, type RecurringDefinition } from '../../kernel/jobs/index.ts'
import {
  followAccounts,
  ledgerFollower,
  ledgerRecurring,
  ledgerRefusalText,
  registerAccountNames,
} from '../../kernel/ledger/index.ts'
import { noticeRecurring, noticeRefusalText, noticeRoutes, sendNotices, sendSms } from '../../kernel/notices/index.ts'
import {
  followOccasions,
  occasionRecurring,
  occasionRefusalText,
  occasionRoutes,
  registerOccasionKinds,
} from '../../kernel/occasions/index.ts'
import { followReparentings, orgRefusalText } from '../../kernel/orgs/index.ts'
import { followHomes, peopleRecurring, peopleRefusalText, registerOwnerFollowers } from '../../kernel/people/index.ts'
import {
  correctionCase,
  findKernelObstacles,
  followPrivacy,
  privacyJobs,
  privacyRecurring,
  privacyRefusalText,
  privacyRoutes,
  registerPrivacy,
} from '../../kernel/privacy/index.ts'
import {
  followRelations,
  registerRelationKinds,
  relationRefusalText,
  relationRoutes,
} from '../../kernel/relations/index.ts'
import { refusalText as sheetRefusalText } from '../../kernel/sheets/index.ts'
import { refusalText as onceRefusalText } from '../../platform/db/once.text.ts'
import { forgetAnswers } from '../../platform/db/once.ts'
import { refusalText as databaseRefusalText } from '../../platform/db/text.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { Route } from '../../platform/http/route.ts'
import { refusalText as httpRefusalText } from '../../platform/http/text.ts'
import { personalData } from './declared-tables.ts'
import { deedNames, roomNames } from './deeds.text.ts'
import { permissionNames } from './permissions.text.ts'
import { services } from './services.ts'

/** Every sentence a refusal may be told in. */
export const sentences: Readonly<Record<string, string>> = Object.assign(
  {},
  httpRefusalText,
  onceRefusalText,
  databaseRefusalText,
  orgRefusalText,
  peopleRefusalText,
  accessRefusalText,
  calendarRefusalText,
  fileRefusalText,
  jobRefusalText,
  noticeRefusalText,
  sheetRefusalText,
  ledgerRefusalText,
  indicatorRefusalText,
  instrumentRefusalText,
  occasionRefusalText,
  relationRefusalText,
  caseRefusalText,
  credentialRefusalText,
  privacyRefusalText,
  ...services.map((service) => service.refusalText),
)

const rooms = [...roomNames, ...services.map((service) => ({ key: service.id, name: service.name }))]

export const routes: readonly Route<Actor>[] = [
  ...accessRoutes({ recordAudit, sendNotices, deliverSms: sendSms }, permissionNames),
  ...auditRoutes({ deeds: deedNames, rooms }),
  ...calendarRoutes,
  ...fileRoutes,
  ...jobRoutes,
  ...noticeRoutes,
  ...instrumentRoutes,
  ...occasionRoutes,
  ...relationRoutes,
  ...caseRoutes,
  ...credentialRoutes,
  ...privacyRoutes,
  ...services.flatMap((service) => service.routes),
]

export const jobDefinitions = [...privacyJobs, ...services.flatMap((service) => service.jobs)]

/** Work that comes back by the clock. Stored paths of the tree follow a move within a minute. */
export const recurring: readonly RecurringDefinition[] = [
  {
    kind: 'platform.forget-answers',
    times: '45 18 * * *',
    run: async () => void (await transaction(system, forgetAnswers)),
  },
  { kind: 'access.forget-expired', times: '15 * * * *', run: async () => void (await forgetExpired()) },
  {
    kind: 'orgs.follow-reparentings',
    times: '* * * * *',
    run: () =>
      followReparentings([
        followHomes,
        followGrants,
        followCases,
        followCredentials,
        followFacts,
        followAccounts,
        followFiles,
        followPrivacy,
        followInstruments,
        followOccasions,
        followRelations,
        ...services.map((service) => service.followPaths),
      ]),
  },
  ...peopleRecurring,
  ...fileRecurring,
  ...noticeRecurring,
  ...caseRecurring,
  ...occasionRecurring,
  ...credentialRecurring,
  ...ledgerRecurring,
  ...indicatorRecurring,
  ...privacyRecurring,
  ...services.flatMap((service) => service.recurring ?? []),
]

/** Tells the kernel what the services bring; once a process. */
export function registerServices(): void {
  registerPrivacy({
    tables: personalData,
    obstacles: [findKernelObstacles, ...services.flatMap((service) => service.findObstacles ?? [])],
    consentTexts: services.flatMap((service) => service.consentTexts ?? []),
  })
  registerOwnerFollowers(personalData, [accessFollower, ledgerFollower, factFollower])
  registerCaseTypes(
    [correctionCase, ...services.flatMap((service) => service.caseTypes)],
    Object.assign({}, ...services.map((service) => service.caseFollowers)),
  )
  registerRelationKinds(services.flatMap((service) => service.relationKinds ?? []))
  registerOccasionKinds(services.flatMap((service) => service.occasionKinds ?? []))
  for (const { accountNames } of services) registerAccountNames(accountNames ?? {})
}
