import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { getUnion, type UnionPage } from '../../../unions.contract.ts'
import { fullDay } from '../words.ts'
import { FigureFacts } from './FigureFacts.tsx'
import { LeaderFacts } from './LeaderFacts.tsx'
import { UnionActs } from './UnionActs.tsx'
import { BelowFacts, IdentityFacts, MoneyFacts, PeopleFacts } from './UnionFacts.tsx'
import { UnionHistory } from './UnionHistory.tsx'

const text = consoleText.sheet

/** A union whole: what it is and has at the left, what it was at the right. */
export function UnionSheet({ id, onPick, onBack }: { id: string; onPick: (id: string) => void; onBack: () => void }) {
  const asked = useQuery(ask(getUnion, { params: { id } }))
  return (
    <Answered asked={asked} bones={8}>
      {(page) => (
        <>
          <Head page={page} onPick={onPick} onBack={onBack} />
          <div className="sheet-cols">
            <div className="facts">
              <IdentityFacts page={page} onPick={onPick} />
              <LeaderFacts page={page} />
              <PeopleFacts page={page} />
              <FigureFacts page={page} onPick={onPick} />
              <MoneyFacts page={page} />
              <BelowFacts page={page} onPick={onPick} />
            </div>
            <UnionHistory page={page} />
          </div>
        </>
      )}
    </Answered>
  )
}

function Head({ page, onPick, onBack }: { page: UnionPage; onPick: (id: string) => void; onBack: () => void }) {
  const { org } = page
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <button type="button" className="plain link back no-print" onClick={onBack}>
          <Icon name="arrow-left" size="s" /> {text.back}
          <span className="sep" />
        </button>
        {page.ancestors.map((one) => (
          <span key={one.id}>
            {one.opens === 'yes' ? (
              <button type="button" className="plain link" onClick={() => onPick(one.id)}>
                {one.name}
              </button>
            ) : (
              one.name
            )}
            <span className="sep" />
          </span>
        ))}
        <span>{org.code}</span>
        <span className="grow" />
        <button type="button" className="plain tool no-print" onClick={() => print()}>
          <Icon name="print" size="s" />
          {text.print}
        </button>
      </p>
      <h2>
        <span>{org.name}</span>
        <StateTag tone="plain">{consoleText.kinds[org.kind]}</StateTag>
        {page.closedOn && <StateTag tone="bad">{say(text.closedOn, { on: fullDay(page.closedOn) })}</StateTag>}
      </h2>
      <UnionActs page={page} />
    </header>
  )
}
