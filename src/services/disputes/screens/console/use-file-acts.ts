import { useQuery } from '@tanstack/react-query'
import { getMe } from '../../../../kernel/access/contract.ts'
import type { ActionCard } from '../../../../kernel/cases/contract.ts'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import type { Act } from '../../../../ui/console/Acts.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { listFirms } from '../../firms.contract.ts'
import { listOfficers } from '../../handling.contract.ts'
import { listRoster } from '../../hearings.contract.ts'
import type { FormPlan } from './ActForm.tsx'
import {
  agreePlan,
  classifyPlan,
  decisionPlan,
  entrustPlan,
  mediatePlan,
  payPlan,
  registerPlan,
  setAsidePlan,
} from './act-plans.ts'
import { hearPlan } from './hearing-plans.ts'
import { stepPlan } from './step-plans.ts'

const text = consoleText.acts
type ActKey = keyof typeof text

/** What an officer most likely comes for, by state. */
const mainOf: Partial<Record<DisputeFile['state'], ActKey>> = {
  filed: 'register',
  handling: 'mediate',
  mediating: 'agree',
  agreed: 'pay',
  applied: 'accept',
  arbitrating: 'award',
  awarded: 'pay',
  suing: 'judge',
  enforcing: 'pay',
}

/** What may be done now, the likeliest first; what may not, with its reason. */
export function useFileActs(file: DisputeFile, actions: readonly ActionCard[], onAct: (plan: FormPlan) => void): Act[] {
  const mayHandle = useMay('disputes.handle')
  const planOf = usePlans(file, mayHandle ? 'yes' : 'no')
  if (!mayHandle) return []
  const main = mainOf[file.state]
  const known = actions.filter((one): one is ActionCard & { action: ActKey } => one.action in text)
  const acts = known
    .toSorted((a, b) => rank(a.action, main) - rank(b.action, main))
    .map(
      ({ action, allowed, because }): Act => ({
        key: action,
        name: text[action],
        main: action === main,
        danger: action === 'refuse' || action === 'end',
        because: allowed ? null : because,
        onAct: () => onAct(planOf(action)),
      }),
    )
  const isClosed = file.case.personStatus === 'closed' || file.case.personStatus === 'refused'
  if (isClosed) return acts
  return [...acts, { key: 'classify', name: consoleText.forms.classify, onAct: () => onAct(classifyPlan(file)) }]
}

function rank(action: ActKey, main: ActKey | undefined): number {
  return action === main ? -1 : Object.keys(text).indexOf(action)
}

/** The form of each act; what it needs to know is asked while the file is read. */
function usePlans(file: DisputeFile, handles: 'yes' | 'no'): (action: ActKey) => FormPlan {
  const { id } = file.case
  const me = useQuery(ask(getMe, {}))
  const officers = useQuery({ ...askOn(listOfficers, { params: { id } }), enabled: handles === 'yes' })
  const registers = handles === 'yes' && file.state === 'filed'
  const firms = useQuery({ ...askOn(listFirms, { query: { orgId: file.case.orgId } }), enabled: registers })
  const roster = useQuery({ ...askOn(listRoster, { query: { orgId: file.case.orgId } }), enabled: handles === 'yes' })
  return (action) => {
    switch (action) {
      case 'register':
        return registerPlan(file, officers.data?.officers ?? [], firms.data?.firms ?? [], me.data?.personId ?? '')
      case 'entrust':
        return entrustPlan(file, officers.data?.officers ?? [])
      case 'mediate':
        return mediatePlan(file)
      case 'agree':
        return agreePlan(file)
      case 'set-aside':
        return setAsidePlan(file)
      case 'pay':
        return payPlan(file)
      case 'send-back':
      case 'refuse':
      case 'fail':
      case 'end':
        return decisionPlan(file, action)
      case 'hear':
        return hearPlan(file, roster.data?.officers ?? [])
      default:
        return stepPlan(file, action)
    }
  }
}
