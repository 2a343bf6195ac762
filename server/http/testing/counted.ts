import { figures, metricsText } from "../metrics";

/** What a counter of this process says, by its label. */
async function counted(name: string): Promise<ReadonlyMap<string, number>> {
  const { text } = await metricsText([await figures()]);
  const lines = text.matchAll(/^(\w+)\{\w+="([^"]*)"\} (\d+)$/gm);
  return new Map([...lines].filter(([, of]) => of === name).map(([, , label = "", value]) => [label, Number(value)]));
}

/** By how much a counter grew while something was done, by its label. */
export async function growthOf(name: string, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counted(name);
  await work();
  const grown = [...(await counted(name))].map(([label, value]) => [label, value - (before.get(label) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, by]) => by > 0));
}
