// Everything at the desk works without this file; with it, the progress of a broadcast is live. At the end the page is
// loaded once more, and whenever other buttons make sense.
const live = document.querySelector('[data-live]');
if (live) {
  const events = new EventSource(live.dataset.live);
  const controls = () => live.firstElementChild?.dataset.controls;
  const before = controls();
  const show = (event) => {
    live.innerHTML = event.data;
    if (controls() !== before && event.type !== 'done') {
      events.close();
      location.reload();
    }
  };
  events.addEventListener('progress', show);
  events.addEventListener('done', (event) => { show(event); events.close(); location.reload(); });
}
