// Begins to fetch what the app starts with, in the head of the document: the boot script comes a round trip later. The one inline script, whose hash the
// policy names; so it holds nothing that differs from page to page. Where it does not run, the boot script fetches for itself.
(function () {
  "use strict";
  var me = document.currentScript;
  var begun = (window.begun = {});

  function begin(name) {
    var address = me.getAttribute(name);
    var asked = fetch(address, { integrity: me.getAttribute(name + "-integrity") });
    begun[address] = asked;
    // Whoever takes it over hears of it.
    asked["catch"](function () {});
  }

  // Loaded a second time, it is not taken from the cache.
  if (me && window.fetch && window.WebAssembly && history.state !== "anew") {
    begin("data-wasm");
    begin("data-text-app");
  }
})();
