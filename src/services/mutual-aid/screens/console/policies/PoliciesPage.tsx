import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { Split } from '../../../../../ui/console/Split.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { listPolicies, type PolicyCard } from '../../../policies.contract.ts'
import { fullDay } from '../words.tsx'
import { PolicySheet } from './PolicySheet.tsx'
import { PolicyTag } from './PolicyTag.tsx'
import './policies.css'
import { policiesText } from '../../../policies-console.text.ts'

const text = policiesText

/** Every published version beside the one that is opened; the one in force opens by itself. */
export default function PoliciesPage() {
  const { version } = useParams()
  const asked = useQuery(ask(listPolicies, {}))
  const mayPublish = useMay('mutual-aid.policy.publish')
  const policies = asked.data?.policies ?? []
  const current = policies.find((one) => one.state === 'in-force')
  const opened = version ? policies.find((one) => String(one.version) === version) : current
  return (
    <Split
      list={
        <>
          <header>
            <h1>{text.title}</h1>
            <span className="grow" />
            {mayPublish && (
              <Link to="/mutual-aid/policies/new">
                <Button type="primary" icon={<Icon name="pen" size="s" />} tabIndex={-1}>
                  {text.make}
                </Button>
              </Link>
            )}
          </header>
          <p className="split-count">{text.lead}</p>
          <div className="split-rows">
            <Answered asked={asked}>
              {(answer) =>
                answer.policies.length === 0 ? (
                  <Empty icon="book" title={text.empty}>
                    <p>{text.emptyLead}</p>
                  </Empty>
                ) : (
                  <ul>
                    {answer.policies.map((policy) => (
                      <PolicyRow key={policy.version} policy={policy} opened={policy === opened} />
                    ))}
                  </ul>
                )
              }
            </Answered>
          </div>
        </>
      }
      detail={
        opened && (version !== undefined || wide()) ? (
          <PolicySheet key={opened.version} policy={opened} current={current ?? null} />
        ) : null
      }
      nothingOpened={text.pick}
    />
  )
}

/** On a narrow screen the list comes first, so nothing opens by itself. */
const wide = () => matchMedia('(min-width: 1181px)').matches

function PolicyRow({ policy, opened }: { policy: PolicyCard; opened: boolean }) {
  return (
    <li>
      <Link to={`/mutual-aid/policies/${policy.version}`} aria-current={opened}>
        <span>
          <b>{say(text.version, { n: policy.version })}</b>
          <PolicyTag state={policy.state} />
        </span>
        <span>
          <small>{policy.title}</small>
        </span>
        <span>
          <small>{say(text.effective, { day: fullDay(policy.effectiveFrom) })}</small>
        </span>
      </Link>
    </li>
  )
}
