import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts'
import { dayOf, displayFullDay } from '../../platform/dates.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import type { Party, Signature } from './model.ts'
import { openForPaper } from './open-for-paper.ts'
import type { OpenedInstrument } from './read-instrument.ts'
import { paperText } from './text.ts'

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const fonts = {
  regular: join(fontFolder, '400Regular/NotoSansSC_400Regular.ttf'),
  bold: join(fontFolder, '600SemiBold/NotoSansSC_600SemiBold.ttf'),
}

pdfmake.setFonts({
  NotoSansSC: { normal: fonts.regular, bold: fonts.bold, italics: fonts.regular, bolditalics: fonts.bold },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === fonts.regular || path === fonts.bold)

/** 打印: a document with its signatures as PDF, for whoever may read it. Each print is audited. */
export async function printInstrument(actor: Actor, id: string): Promise<Download> {
  const { opened, pictures } = await openForPaper(actor, id)
  const drawn = new Map(
    [...pictures].map(([side, bytes]) => [side, `data:image/png;base64,${bytes.toString('base64')}`]),
  )
  const content = await pdfmake.createPdf(paperOf(opened, drawn)).getBuffer()
  return { name: `${opened.document.number}.pdf`, type: 'application/pdf', content }
}

/** To whom it goes, as it stands above the text. */
export function addressLine({ addressees }: OpenedInstrument): string {
  return fillSentence(paperText.to, { names: addressees.map((one) => one.name) })
}

type Pictures = ReadonlyMap<string, string>

function paperOf(opened: OpenedInstrument, pictures: Pictures): TDocumentDefinitions {
  const { document, text } = opened
  const [title, ...articles] = text.text.split('\n')
  const period = document.inForceUntil === null ? paperText.openPeriod : paperText.period
  const facts = {
    number: document.number,
    from: displayFullDay(document.inForceFrom),
    until: document.inForceUntil === null ? '' : displayFullDay(document.inForceUntil),
  }
  const revoked = document.revokedAt && {
    text: fillSentence(paperText.revoked, {
      day: displayFullDay(dayOf(document.revokedAt)),
      because: document.revokedBecause ?? '',
    }),
    bold: true,
    margin: [0, 0, 0, 12] as [number, number, number, number],
  }
  return {
    info: { title: `${title} ${document.number}` },
    pageSize: 'A4',
    pageMargins: [64, 64, 64, 64],
    defaultStyle: { font: 'NotoSansSC', fontSize: 11, lineHeight: 1.5 },
    footer: (page, pages) => ({
      text: fillSentence(paperText.page, { page, pages }),
      alignment: 'center',
      fontSize: 8.5,
      color: '#6b6760',
    }),
    content: [
      { text: title!, fontSize: 19, bold: true, alignment: 'center', margin: [0, 8, 0, 12] },
      { text: fillSentence(paperText.number, facts), alignment: 'right' },
      { text: fillSentence(period, facts), alignment: 'right', margin: [0, 0, 0, 16] },
      ...(revoked ? [revoked] : []),
      ...(opened.addressees.length > 0
        ? [{ text: addressLine(opened), bold: true, margin: [0, 0, 0, 6] } satisfies Content]
        : []),
      ...articles.map((article): Content => ({ text: article, margin: [0, 0, 0, 6] })),
      {
        margin: [0, 28, 0, 20],
        columnGap: 24,
        columns: opened.parties.map((party) => signatureBlock(opened, party, pictures)),
        unbreakable: true,
      },
      { text: fillSentence(paperText.check, { code: document.code }), fontSize: 9, color: '#57534c' },
      { text: fillSentence(paperText.digest, { digest: text.digest }), fontSize: 8, color: '#57534c' },
    ],
  }
}

function signatureBlock(opened: OpenedInstrument, party: Party, pictures: Pictures): Column {
  const side = opened.template.sides.find((one) => one.key === party.side)!
  const signature = opened.signatures.find((one) => one.side === party.side)
  return {
    width: '*',
    stack: [
      { text: `${side.name}：${party.name}`, bold: true },
      ...(signature ? signed(signature, pictures.get(party.side)) : [{ text: paperText.notSigned, color: '#57534c' }]),
    ],
  }
}

function signed(signature: Signature, picture: string | undefined): Content[] {
  return [
    picture
      ? { image: picture, fit: [150, 56], margin: [0, 6, 0, 2] }
      : { text: fillSentence(paperText.confirmed, { signer: signature.signerName }), margin: [0, 10, 0, 10] },
    {
      text: fillSentence(paperText.capacity, { signer: signature.signerName, capacity: signature.capacity }),
      fontSize: 9.5,
    },
    { text: fillSentence(paperText.signedOn, { day: displayFullDay(dayOf(signature.signedAt)) }), fontSize: 9.5 },
  ]
}
