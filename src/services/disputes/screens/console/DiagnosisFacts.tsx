import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { type DiagnosisCard, getRiskSetting, listDiagnoses } from '../../learning.contract.ts'
import { questionKeys } from '../../learning.model.ts'
import { questionTexts, riskLevelNames } from '../../questionnaire.text.ts'
import type { OnAct } from './ActForm.tsx'
import { diagnosisPlan } from './diagnosis-plan.ts'
import { moment } from './words.ts'

const text = consoleText.diagnosis

/** Diagnoses of the firm the claim is against; there are none before it is tied to its record. */
export function DiagnosisFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const [respondent] = file.parties
  if (!respondent?.firmId) return null
  return <OfFirm firm={{ id: respondent.firmId, name: respondent.name }} orgId={file.case.orgId} onAct={onAct} />
}

type FirmGiven = { firm: { id: string; name: string }; orgId: string; onAct: OnAct }

/** Diagnoses of one firm, the newest first, and the questionnaire for another. */
export function OfFirm({ firm, orgId, onAct }: FirmGiven) {
  const mayHandle = useMay('disputes.handle')
  const setting = useQuery(ask(getRiskSetting, { query: { orgId } }))
  const asked = useQuery(ask(listDiagnoses, { params: { id: firm.id } }))
  const values = setting.data
  return (
    <section>
      <h3>
        {text.title}
        {mayHandle && values && (
          <Button size="small" type="link" className="no-print" onClick={() => onAct(diagnosisPlan(firm, values))}>
            {text.act}
          </Button>
        )}
      </h3>
      <Answered asked={asked} bones={2}>
        {({ diagnoses }) =>
          diagnoses.length === 0 ? <p className="soft">{text.none}</p> : <Diagnoses diagnoses={diagnoses} />
        }
      </Answered>
    </section>
  )
}

function Diagnoses({ diagnoses }: { diagnoses: readonly DiagnosisCard[] }) {
  return (
    <ul className="ds-records">
      {diagnoses.map((one) => (
        <li key={one.id}>
          <b>
            {say(text.outcome, {
              risk: riskLevelNames[one.risk],
              points: String(one.points),
              medium: String(one.mediumFrom),
              high: String(one.highFrom),
            })}
          </b>
          <small>{[moment(one.madeAt), one.madeBy].join(consoleText.between)}</small>
          {questionKeys
            .filter((key) => one.answers[key] !== 'yes')
            .map((key) => (
              <p key={key}>{questionTexts[key].advice}</p>
            ))}
          {one.note && <p>{one.note}</p>}
        </li>
      ))}
    </ul>
  )
}
