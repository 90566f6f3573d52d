import { Card } from '../../../../ui/Card.tsx'
import type { IconName } from '../../../../ui/icons/Icon.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { workerText as text } from '../../worker.text.ts'

const ways: readonly { key: 'copies' | 'looks' | 'correction' | 'consents' | 'kept' | 'erasure'; icon: IconName }[] = [
  { key: 'copies', icon: 'download' },
  { key: 'looks', icon: 'eye' },
  { key: 'correction', icon: 'pen' },
  { key: 'consents', icon: 'handshake' },
  { key: 'kept', icon: 'layers' },
  { key: 'erasure', icon: 'trash' },
]

/** 我的数据: everything a person may ask about what is kept of her. */
export default function MyDataPage({ href }: PageGiven) {
  return (
    <Page top={<TopBar title={text.title} backHref={href('/mine')} />}>
      <p className="gh-muted">{text.lead}</p>
      <Card>
        <ul className="gh-rows">
          {ways.map(({ key, icon }) => (
            <li key={key}>
              <ListRow icon={icon} href={href(`/my-data/${key}`)} title={text[key].title} note={text[key].note} />
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  )
}
