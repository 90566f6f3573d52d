import { writeRoles } from '../../kernel/access/index.ts'
import { seedCalendar } from '../../kernel/calendar/index.ts'
import { writeCredentialKinds } from '../../kernel/credentials/index.ts'
import { prepareJobs } from '../../kernel/jobs/index.ts'
import { publishConsentTexts } from '../../kernel/privacy/index.ts'
import { migrate } from '../../platform/db/migrations.ts'
import { requireKnownKeys } from '../../platform/db/require-known-keys.ts'
import { registerServices } from './modules.ts'
import { roles } from './roles.ts'
import { services } from './services.ts'

/** Migrations and the queue's own schema, as the owner. Returns the migrations applied now. */
export async function prepareSchema(url: string): Promise<readonly string[]> {
  const applied = await migrate(url)
  await prepareJobs(url)
  return applied
}

/** What every server and command has once it is connected: its own keys, the services' case types, the calendar's known years, the roles. */
export async function preparePlatform(): Promise<void> {
  registerServices()
  await requireKnownKeys()
  await publishConsentTexts()
  await seedCalendar()
  await writeRoles(roles)
  await writeCredentialKinds(services.flatMap((service) => service.credentialKinds ?? []))
}
