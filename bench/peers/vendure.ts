import { endPeer, folderOf, type Peer, type PeerPlace, postJson, runOnce, secondsOfTree, startPeer } from './peer.ts'

const adding =
  'mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1) { __typename ... on ErrorResult { message } } }'
const arranging =
  'mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ... on OrderStateTransitionError { message } } }'
const paying =
  'mutation { addPaymentToOrder(input: { method: "balance", metadata: {} }) { __typename ... on Order { state } ... on ErrorResult { message } } }'
const listing =
  'query ($skip: Int!) { products(options: { take: 20, skip: $skip }) { totalItems items { id name slug description variants { id sku price stockLevel } } } }'

/** Vendure with its shop's interface: an order is an item added, the payment arranged, the payment given. */
export async function startVendure({ database, port, products }: PeerPlace): Promise<Peer> {
  const folder = folderOf('vendure')
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database,
    PORT: String(port),
    PRODUCTS: String(products),
    VENDURE_DISABLE_TELEMETRY: 'true',
  }
  await runOnce(folder, 'server.mjs', ['--fill'], env)
  const child = await startPeer(folder, ['server.mjs'], env, `http://127.0.0.1:${port}/health`)
  const tokens: string[] = []

  async function ask(client: number, query: string, variables: object = {}): Promise<Record<string, unknown>> {
    const bearer = tokens[client] ? { authorization: `Bearer ${tokens[client]}` } : {}
    const answer = await postJson(
      `http://127.0.0.1:${port}/shop-api`,
      { query, variables },
      bearer as Record<string, string>,
    )
    tokens[client] ||= answer.headers.get('vendure-auth-token') ?? ''
    const { errors, data } = (await answer.json()) as { errors?: unknown; data: Record<string, unknown> }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  return {
    seconds: () => secondsOfTree(child.pid!),
    async write(client) {
      await ask(client, adding, { id: String(1 + Math.floor(Math.random() * products)) })
      await ask(client, arranging)
      const { addPaymentToOrder: paid } = await ask(client, paying)
      if ((paid as { state?: string }).state !== 'PaymentSettled') throw new Error(JSON.stringify(paid))
    },
    async list(client) {
      await ask(client, listing, { skip: Math.floor(Math.random() * (products - 20)) })
    },
    end: () => endPeer(child),
  }
}
