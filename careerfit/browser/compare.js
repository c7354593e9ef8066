/* Any two roles side by side. Without this script all roles stand one below the other. */
(function () {
  "use strict";
  var box = document.querySelector(".compare");
  if (!box) return;
  var sides = Array.prototype.slice.call(box.querySelectorAll(".side"));
  if (sides.length < 3) return;

  var choose = document.createElement("p");
  choose.className = "choose";
  var picks = ["first", "second"].map(function (name, start) {
    var label = document.createElement("label");
    var pick = document.createElement("select");
    label.textContent = box.dataset[name] + " ";
    sides.forEach(function (side) {
      var option = document.createElement("option");
      option.textContent = side.dataset.title;
      pick.appendChild(option);
    });
    pick.selectedIndex = start;
    pick.addEventListener("change", show);
    label.appendChild(pick);
    choose.appendChild(label);
    return pick;
  });

  /* The first choice stands left of the second, also for a screen reader. */
  function show() {
    sides.forEach(function (side) { side.hidden = true; });
    picks.forEach(function (pick) {
      var side = sides[pick.selectedIndex];
      side.hidden = false;
      box.appendChild(side);
    });
  }

  box.parentNode.insertBefore(choose, box);
  box.classList.add("chosen");
  show();
})();
