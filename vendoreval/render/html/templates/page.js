(function () {
  "use strict";
  // On paper nothing can be opened, so everything is open there.
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    closed.forEach(function (one) { one.open = false; });
  });
})();
(function () {
  "use strict";
  // Weights moved by hand: the same sums as in the scorer, from the unrounded points of every group.
  var part = document.getElementById("what-if");
  if (!part) { return; }
  var inputs = Array.from(part.querySelectorAll("input"));
  var body = part.querySelector("tbody");
  var rows = Array.from(body.rows);
  var numbers = function (text) { return text.split(" ").map(Number); };
  var options = rows.map(function (row) {
    return { row: row, name: row.cells[0].textContent, counts: "counts" in row.dataset,
      points: numbers(row.dataset.points), known: numbers(row.dataset.known) };
  });
  var outOf = Number(part.dataset.outOf);
  var floor = part.dataset.floor === "" ? -Infinity : Number(part.dataset.floor);
  var printed = function (figure) { return (Math.round(figure * 10 + 1e-9) / 10).toFixed(1); };
  var total = function (figures) { return figures.reduce(function (a, b) { return a + b; }, 0); };
  function share(moved) {
    // The others keep their proportions; when they are all at 0, those as set.
    var others = inputs.filter(function (one) { return one !== moved; });
    var now = others.map(function (one) { return Number(one.value); });
    if (!total(now)) { now = others.map(function (one) { return Number(one.defaultValue) || 1e-9; }); }
    var scale = (100 - Number(moved.value)) / total(now);
    others.forEach(function (one, at) { one.value = String(now[at] * scale); });
  }
  function show() {
    var raw = inputs.map(function (one) { return Number(one.value); });
    var weights = raw.map(function (one) { return one / total(raw); });
    var mean = function (figures) { return figures.reduce(function (a, b, at) { return a + b * weights[at]; }, 0); };
    inputs.forEach(function (one, at) {
      var text = printed(100 * weights[at]) + " %";
      one.nextElementSibling.textContent = text;
      one.setAttribute("aria-valuetext", text);
    });
    options.forEach(function (one) {
      one.score = outOf * mean(one.points) / 100;
      one.ranked = one.counts && one.score >= floor - 1e-9 && mean(one.known) >= 0.5 - 1e-9;
    });
    options.sort(function (a, b) { return (b.ranked - a.ranked) || (b.score - a.score); });
    var ranked = options.filter(function (one) { return one.ranked; });
    options.forEach(function (one) {
      var above = ranked.filter(function (other) { return other.score > one.score + 1e-9; }).length;
      one.row.cells[2].textContent = one.ranked ? printed(one.score) : "(" + printed(one.score) + ")";
      one.row.cells[3].textContent = one.ranked ? String(above + 1) : "\u2013";
      one.row.className = one.ranked ? (above ? "" : "lead") : "faint";
      body.append(one.row);
    });
    part.querySelector("[role=status]").textContent = ranked.length ? ranked[0].name + " has the highest score." : "";
  }
  part.addEventListener("input", function (event) {
    share(event.target);
    show();
  });
  part.querySelector("button").addEventListener("click", function () {
    inputs.forEach(function (one) { one.value = one.defaultValue; });
    show();
  });
  show();
  part.hidden = false;
})();
