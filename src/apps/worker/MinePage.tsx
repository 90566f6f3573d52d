import { useState } from 'react'
import type { Me } from '../../kernel/access/contract.ts'
import { type Problem, problemFrom } from '../../platform/client/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Warning } from '../../ui/EmptyState.tsx'
import { Switch } from '../../ui/Field.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { toast } from '../../ui/Toast.tsx'
import { LazyPage } from './LazyPage.tsx'
import { PlaceHeader } from './PlaceHeader.tsx'
import { go, href } from './router.ts'
import { services } from './services.ts'
import { signOut } from './session.ts'
import { workerText as text } from './text.ts'
import { useTypeSize } from './type-size.ts'

/** 我的: who is signed in, what each service says of her, how the app looks, and the way out. */
export function MinePage({ me }: { me: Me }) {
  const [size, turn] = useTypeSize()
  const [leaving, setLeaving] = useState(false)
  return (
    <>
      <PlaceHeader title={me.name} />
      <main className="gh-page">
        <Card>
          <Lines
            lines={[
              { label: text.phone, value: me.maskedPhone ?? text.noPhone },
              { label: text.homeOrg, value: me.homeOrg?.name ?? text.noHomeOrg },
            ]}
          />
        </Card>
        {services.map((service) => (
          <LazyPage
            key={service.service}
            load={service.mine}
            given={{ params: {}, go, href, reader: me }}
            waiting={<Skeleton cards={[3]} />}
          />
        ))}
        <Card>
          <ListRow icon="calendar" href={href('/occasions')} title={text.occasions} note={text.occasionsNote} />
          <ListRow icon="link" href={href('/relations')} title={text.relations} note={text.relationsNote} />
        </Card>
        <Card title={text.display}>
          <Switch label={text.largeType} note={text.largeTypeNote} on={size === 'large'} onTurn={turn} />
          <p className="gh-small gh-soft">{text.readAloudNote}</p>
        </Card>
        <Card>
          <ListRow icon="shield" href={href('/sign-ins')} title={text.signIns} note={text.signInsNote} />
          <ListRow icon="lock" href={href('/my-data')} title={text.myData} note={text.myDataNote} />
          <ListRow icon="phone" href={text.hotlineHref} title={text.hotline} note={text.hotlineNote} />
        </Card>
        <Button wide size="big" icon="sign-out" onPress={() => setLeaving(true)}>
          {text.signOut}
        </Button>
      </main>
      {leaving ? <Leaving onStay={() => setLeaving(false)} /> : null}
    </>
  )
}

function Leaving({ onStay }: { onStay: () => void }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function leave() {
    setBusy(true)
    const failed = await problemFrom(signOut())
    setBusy(false)
    setProblem(failed)
    if (failed) return
    go('/', 'replace')
    toast(text.signedOut)
  }

  return (
    <Sheet title={text.signOutAsk} onClose={onStay}>
      <p className="gh-muted">{text.signOutWarning}</p>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <div className="wa-sheet-acts">
        <Button size="big" onPress={onStay}>
          {text.stay}
        </Button>
        <Button size="big" kind="main" busy={busy} onPress={() => void leave()}>
          {text.signOutNow}
        </Button>
      </div>
    </Sheet>
  )
}
