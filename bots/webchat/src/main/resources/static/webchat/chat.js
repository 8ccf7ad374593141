// With htmx each answer is added to the page; without it, or without JavaScript, the forms work as they are.
(function () {
  "use strict";
  if (!window.htmx) { return; }
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  htmx.config.historyCacheSize = 0;
  htmx.config.responseHandling = [{ code: "204", swap: false }, { code: "[23]..", swap: true }, { code: "[45]..", swap: false, error: true }];
  var log = document.getElementById("turns");
  var typing = document.getElementById("typing");
  var problem = document.getElementById("problem");
  var waiting = null;

  function shown(text) {
    var item = document.createElement("li");
    var line = document.createElement("p");
    item.className = "mine";
    line.textContent = text;
    item.appendChild(line);
    log.appendChild(item);
    return item;
  }
  document.body.addEventListener("htmx:beforeRequest", function (event) {
    var form = event.detail.elt;
    if (!form.elements) { return; }
    var said = form.elements.text ? form.elements.text.value : form.elements.label.value;
    waiting = shown(said.trim());
    typing.hidden = false;
    problem.hidden = true;
    typing.scrollIntoView({ block: "nearest" });
  });
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (waiting && event.detail.requestConfig.elt.elements) { waiting.remove(); waiting = null; }
  });
  document.body.addEventListener("htmx:afterRequest", function (event) {
    var form = event.detail.elt;
    if (!form.elements) { return; }
    typing.hidden = true;
    if (waiting) { waiting.remove(); waiting = null; }
    if (!event.detail.successful) { problem.hidden = false; return; }
    if (form.elements.text) { form.reset(); }
    document.getElementById("end").elements.text.focus();
    log.lastElementChild.scrollIntoView({ block: "nearest" });
  });
})();
