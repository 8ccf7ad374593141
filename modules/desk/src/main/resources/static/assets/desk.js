// Everything at the desk works without this file; with it, the progress of a broadcast is live. At the end the page is
// loaded once more, because then other buttons make sense.
const live = document.querySelector('[data-live]');
if (live) {
  const events = new EventSource(live.dataset.live);
  const show = (event) => { live.innerHTML = event.data; };
  events.addEventListener('progress', show);
  events.addEventListener('done', (event) => { show(event); events.close(); location.reload(); });
}
