// Enter sends, Shift+Enter begins a line. With htmx each answer is added to the page; without it, or without JavaScript,
// the forms work as they are.
(function () {
  "use strict";
  var form = document.getElementById("end");
  var field = form.elements.text;
  function grow() {
    if (window.CSS && CSS.supports("field-sizing", "content")) { return; }
    field.style.height = "auto";
    field.style.height = (field.scrollHeight + 2) + "px";
  }
  field.addEventListener("input", grow);
  field.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) { return; }
    event.preventDefault();
    if (!form.querySelector("button").disabled) { form.requestSubmit(); }
  });
  if (!window.htmx) { return; }
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  htmx.config.historyCacheSize = 0;
  htmx.config.responseHandling = [{ code: "204", swap: false }, { code: "[23]..", swap: true }, { code: "[45]..", swap: false, error: true }];
  var log = document.getElementById("turns");
  var typing = document.getElementById("typing");
  var problem = document.getElementById("problem");
  var start = document.getElementById("start");
  var waiting = null;

  function shown(text) {
    var item = document.createElement("li");
    var line = document.createElement("p");
    item.className = "mine";
    line.className = "pre";
    line.textContent = text;
    item.appendChild(line);
    log.appendChild(item);
    return item;
  }
  document.body.addEventListener("htmx:beforeRequest", function (event) {
    var sent = event.detail.elt.elements;
    if (!sent) { return; }
    var said = sent.text ? sent.text.value : sent.label.value;
    waiting = shown(said.trim());
    typing.hidden = false;
    if (start) { start.hidden = true; }
    problem.hidden = true;
    typing.scrollIntoView({ block: "nearest" });
  });
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (waiting && event.detail.requestConfig.elt.elements) { waiting.remove(); waiting = null; }
  });
  document.body.addEventListener("htmx:afterRequest", function (event) {
    var sent = event.detail.elt.elements;
    if (!sent) { return; }
    typing.hidden = true;
    if (waiting) { waiting.remove(); waiting = null; }
    if (!event.detail.successful) { problem.hidden = false; return; }
    if (sent.text) { form.reset(); grow(); }
    field.focus({ preventScroll: true });
    var asked = log.querySelectorAll("li.mine");
    (asked.length ? asked[asked.length - 1] : log.lastElementChild).scrollIntoView({ block: "start" });
  });
})();
