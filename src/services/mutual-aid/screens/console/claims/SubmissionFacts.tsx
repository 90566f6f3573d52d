import { downloadFile } from '../../../../../kernel/files/contract.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import type { ClaimDetail } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { moment } from '../words.tsx'

const text = consoleText.claim

/** What the person handed in, who acted for her, and why a bank sent it back. */
export function SubmissionFacts({ detail: { submission, paymentProblem, claim } }: { detail: ClaimDetail }) {
  if (!submission) {
    return (
      <section>
        <h3>{text.submission}</h3>
        <p className="soft">{text.notSubmitted}</p>
      </section>
    )
  }
  const { bankCard, agent } = submission
  return (
    <section>
      <h3>{text.submission}</h3>
      {paymentProblem && (
        <p className="problem-line">
          <Icon name="warning" size="s" />
          <span>
            <b>{text.paymentProblem}</b> {paymentProblem}
          </span>
        </p>
      )}
      <Facts
        facts={[
          { name: text.submittedAt, value: moment(submission.submittedAt) },
          { name: text.bank, value: bankCard.bankName },
          { name: text.card, value: <span className="num">{bankCard.maskedNumber}</span> },
          { name: text.holder, value: bankCard.holderName },
          {
            name: text.agent,
            value:
              agent &&
              say(text.agentValue, {
                name: agent.name,
                relation: relationOf(agent.relation),
                idNumber: agent.maskedIdNumber,
              }),
            more: agent && text.agentWhy[agent.reason],
          },
          {
            name: text.signature,
            value: (
              <img
                className="signature"
                src={addressOf(downloadFile, { params: { id: submission.signatureFileId } })}
                alt={say(text.signatureAlt, { name: agent?.name ?? claim.personName })}
              />
            ),
          },
        ]}
      />
    </section>
  )
}

function relationOf(relation: string): string {
  return (text.agentRelations as Readonly<Record<string, string>>)[relation] ?? relation
}
