import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { Link } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { careText } from '../../care-console.text.ts'
import { getVisit, type VisitCard } from '../../visits.contract.ts'
import { casePath } from './case-places.ts'
import './voices.css'
import { moment } from './words.ts'

const text = careText.visits

/** 家访记录: how the household lives, and what became of its troubles. That it was read is recorded. */
export function VisitDialog({ visit, onClose }: { visit: VisitCard; onClose: () => void }) {
  const asked = useQuery({ ...ask(getVisit, { params: { id: visit.id } }), staleTime: Number.POSITIVE_INFINITY })
  return (
    <Modal open title={text.record} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="before">{text.recordNote}</p>
      <Answered asked={asked} bones={4}>
        {(found) => (
          <>
            <Facts
              facts={[
                { name: text.columns.worker, value: found.workerName },
                { name: text.columns.when, value: moment(found.startsAt) },
                {
                  name: text.columns.pair,
                  value: say(text.pairWords, { inspector: found.inspectorName, manager: found.managerName }),
                },
                { name: text.household, value: <span className="vo-said">{found.household ?? text.notYet}</span> },
              ]}
            />
            <h3>{text.voices}</h3>
            {found.voices.length === 0 ? (
              <p className="soft">{text.noVoices}</p>
            ) : (
              <ul className="vo-rows vo-grounds">
                {found.voices.map((one) => (
                  <li key={one.id}>
                    <Link className="link" to={casePath(one.type, one.id) ?? '/voices'}>
                      {one.title}
                    </Link>
                    {one.stateName}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Answered>
    </Modal>
  )
}
