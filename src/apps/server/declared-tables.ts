import { accessPersonalData } from '../../kernel/access/index.ts'
import { casePersonalData } from '../../kernel/cases/index.ts'
import { credentialPersonalData } from '../../kernel/credentials/index.ts'
import { filePersonalData } from '../../kernel/files/index.ts'
import { indicatorPersonalData } from '../../kernel/indicators/index.ts'
import { instrumentPersonalData } from '../../kernel/instruments/index.ts'
import { jobPersonalData } from '../../kernel/jobs/index.ts'
import { ledgerPersonalData } from '../../kernel/ledger/index.ts'
import { noticePersonalData } from '../../kernel/notices/index.ts'
import { occasionPersonalData } from '../../kernel/occasions/index.ts'
import { peoplePersonalData } from '../../kernel/people/index.ts'
import { privacyPersonalData } from '../../kernel/privacy/index.ts'
import { relationPersonalData } from '../../kernel/relations/index.ts'
import { personalData as platformPersonalData } from '../../platform/db/personal-data.ts'
import type { DeclaredTable } from '../../platform/personal-data.ts'
import { services } from './services.ts'

/** What is kept of a person and where, services first: the walk of an erasure ends with the person herself. */
export const personalData: readonly DeclaredTable[] = [
  ...services.flatMap((service) => service.personalData),
  ...casePersonalData,
  ...occasionPersonalData,
  ...relationPersonalData,
  ...instrumentPersonalData,
  ...credentialPersonalData,
  ...ledgerPersonalData,
  ...indicatorPersonalData,
  ...privacyPersonalData,
  ...filePersonalData,
  ...jobPersonalData,
  ...noticePersonalData,
  ...platformPersonalData,
  ...accessPersonalData,
  ...peoplePersonalData,
]
