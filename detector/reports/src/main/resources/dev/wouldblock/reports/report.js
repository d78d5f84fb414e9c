"use strict";
const filter = document.getElementById("filter");
const shown = document.getElementById("shown");
const choices = [...filter.querySelectorAll("select")];
const findings = [...document.querySelectorAll("article")];
function apply() {
  let count = 0;
  for (const finding of findings) {
    const fits = choices.every(choice => choice.value === "" || finding.dataset[choice.name] === choice.value);
    finding.hidden = !fits;
    count += fits ? 1 : 0;
  }
  shown.textContent = count + " of " + findings.length + " shown";
}
choices.forEach(choice => choice.addEventListener("change", apply));
filter.hidden = false;
apply();
