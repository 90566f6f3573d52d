import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { CardTabs, PageHead } from '../../../../ui/console/Card.tsx'
import { registersText } from '../../registers.text.ts'
import { ActForm, type FormPlan } from './ActForm.tsx'
import './disputes.css'
import { FirmsRegister } from './FirmsRegister.tsx'
import { BodiesRegister, RosterRegister, SettingRegister, StationsRegister } from './Registers.tsx'

const text = registersText
type Tab = keyof typeof text.tabs
const registers = {
  stations: StationsRegister,
  firms: FirmsRegister,
  bodies: BodiesRegister,
  roster: RosterRegister,
  setting: SettingRegister,
} satisfies Record<Tab, unknown>

/** What the room keeps besides cases, a tab for each kind. */
export default function RegistersPage() {
  const go = useNavigate()
  const { tab = 'stations' } = useParams()
  const key: Tab = tab in registers ? (tab as Tab) : 'stations'
  const [plan, setPlan] = useState<FormPlan | null>(null)
  const Register = registers[key]
  return (
    <div className="pad">
      <PageHead title={text.rooms.registers} sub={text.lead} />
      <div className="ds-tabs">
        <CardTabs
          label={text.rooms.registers}
          value={key}
          onChange={(next) => void go(`/disputes/registers/${next}`)}
          tabs={(Object.keys(text.tabs) as Tab[]).map((one) => ({ key: one, label: text.tabs[one] }))}
        />
      </div>
      <Register onAct={setPlan} />
      {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
    </div>
  )
}
