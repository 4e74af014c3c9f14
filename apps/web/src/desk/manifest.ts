/**
 * Lets a telephone install the desk and lists it in its share menu: what somebody shares there opens
 * the page that looks an article up. Opening it changes nothing.
 */
export const MANIFEST = JSON.stringify({
  id: '/desk',
  name: 'Galley',
  short_name: 'Galley',
  start_url: '/desk',
  scope: '/desk',
  display: 'standalone',
  icons: [{ src: '/assets/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
  share_target: {
    action: '/desk/add',
    method: 'GET',
    params: { title: 'title', text: 'text', url: 'url' },
  },
});
