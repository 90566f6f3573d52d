import { Facts } from '../../../../../ui/console/Facts.tsx'
import type { ClaimCard } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { moment } from '../words.tsx'

const text = consoleText.claim

/** Whose claim it is; numbers stay masked. */
export function PersonFacts({ claim }: { claim: ClaimCard }) {
  return (
    <section>
      <h3>{text.person}</h3>
      <Facts
        facts={[
          { name: text.name, value: claim.personName },
          { name: text.idNumber, value: <span className="num">{claim.maskedIdNumber}</span> },
          {
            name: text.phone,
            value: claim.maskedPhone ? (
              <span className="num">{claim.maskedPhone}</span>
            ) : (
              <span className="soft">{text.noPhone}</span>
            ),
          },
          { name: text.org, value: claim.orgName },
          { name: text.opened, value: moment(claim.openedAt) },
        ]}
      />
    </section>
  )
}
