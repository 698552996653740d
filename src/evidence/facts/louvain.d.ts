// The package's own types do not match its module: it exports the function itself.
declare module 'graphology-communities-louvain' {
  import type { UndirectedGraph } from 'graphology'

  const louvain: {
    detailed(
      graph: UndirectedGraph<{ community?: number }, { weight: number }>,
      options: { readonly rng: () => number; readonly getEdgeWeight: 'weight' },
    ): { readonly communities: Readonly<Record<string, number>>; readonly modularity: number }
  }
  export = louvain
}
