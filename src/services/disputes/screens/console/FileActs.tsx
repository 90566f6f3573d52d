import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { getMe } from '../../../../kernel/access/contract.ts'
import type { ActionCard } from '../../../../kernel/cases/contract.ts'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
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

/** How many buttons stand side by side; the others wait in a menu. */
const shownMost = 5

type Question = {
  readonly file: DisputeFile
  readonly actions: readonly ActionCard[]
  readonly onAct: (plan: FormPlan) => void
}

/** What may be done now, the likeliest first; what may not, with its reason, one press away. */
export function FileActs({ file, actions, onAct }: Question) {
  const mayHandle = useMay('disputes.handle')
  const planOf = usePlans(file, mayHandle ? 'yes' : 'no')
  if (!mayHandle) return null
  const known = actions.filter((one): one is ActionCard & { action: ActKey } => one.action in text)
  const main = mainOf[file.state]
  const open = known.filter((one) => one.allowed).toSorted((a, b) => rank(a.action, main) - rank(b.action, main))
  const acts: Act[] = open.map(({ action }) => ({
    key: action,
    name: text[action],
    main: action === main,
    danger: action === 'refuse' || action === 'end',
    onAct: () => onAct(planOf(action)),
  }))
  const rest = acts.slice(shownMost)
  const classify: Act = {
    key: 'classify',
    name: consoleText.forms.classify,
    onAct: () => onAct(classifyPlan(file)),
  }
  const closed = file.case.personStatus === 'closed' || file.case.personStatus === 'refused'
  return (
    <div className="ds-acts no-print">
      <Acts acts={acts.slice(0, shownMost)} />
      {!closed && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [...rest, classify].map((act) => ({ key: act.key, label: act.name, danger: act.danger ?? false })),
            onClick: ({ key }) => [...rest, classify].find((act) => act.key === key)!.onAct(),
          }}
        >
          <Button icon={<Icon name="more" size="s" />}>{consoleText.more}</Button>
        </Dropdown>
      )}
      <Locked actions={known.filter((one) => !one.allowed)} />
    </div>
  )
}

function rank(action: ActKey, main: ActKey | undefined): number {
  return action === main ? -1 : Object.keys(text).indexOf(action)
}

/** Every act that is not open, and why. */
function Locked({ actions }: { actions: readonly (ActionCard & { action: ActKey })[] }) {
  if (actions.length === 0) return null
  return (
    <details className="ds-locked">
      <summary>{consoleText.notNow}</summary>
      <ul>
        {actions.map((one) => (
          <li key={one.action}>
            <b>{text[one.action]}</b>
            {one.because}
          </li>
        ))}
      </ul>
    </details>
  )
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
