// Begins to fetch what the app starts with, in the head of the document: the boot script comes a round trip later, and the app's first questions only when it
// runs. The one inline script, whose hash the policy names; so it holds nothing that differs from page to page. Where it does not run, what it would have begun
// is fetched later.
(function () {
  "use strict";
  var me = document.currentScript;
  var begun = (window.begun = {});

  function begin(address, options) {
    var asked = fetch(address, options);
    begun[address] = asked;
    // Whoever takes it over hears of it.
    asked["catch"](function () {});
    return asked;
  }

  function named(name) {
    return (me.getAttribute(name) || "").split(" ").filter(String);
  }

  function begin_file(name) {
    begin(me.getAttribute(name), { integrity: me.getAttribute(name + "-integrity") });
  }

  // The part of the app that the page is in: each file beside what it must be, and its texts.
  function begin_part() {
    var files = named("data-part");
    for (var i = 0; i < files.length; i += 2) begin(files[i], { integrity: files[i + 1] });
    named("data-texts").forEach(function (group) {
      begin_file("data-text-" + group);
    });
  }

  // As `transport/fetch.rs` asks, which takes it over while it is fresh.
  function begin_answer(address) {
    var stop = new AbortController();
    var options = { headers: { Accept: "application/json" }, cache: "no-store", redirect: "error", credentials: "same-origin", signal: stop.signal };
    var asked = begin(address, options);
    asked.stop = stop;
    asked.at = Date.now();
  }

  // Comes from a login, or was here before in this tab.
  function may_be_logged_in() {
    try {
      return location.hash.indexOf("try=") >= 0 || !!sessionStorage.getItem("spaer.whose");
    } catch (refused) {
      return false;
    }
  }

  // Loaded a second time, it is not taken from the cache.
  if (me && window.fetch && window.WebAssembly && history.state !== "anew") {
    begin_file("data-wasm");
    begin_file("data-text-app");
    if (window.AbortController) {
      named("data-session").forEach(begin_answer);
      if (may_be_logged_in()) named("data-answers").forEach(begin_answer);
    }
    // Nobody else is shown it.
    if (may_be_logged_in()) begin_part();
  }
})();
