import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs'

// MapLibre's own worker, from our own address: the page's policy allows no other.
const scope = self as unknown as { worker?: unknown }
scope.worker ??= new MapWorker(self)
