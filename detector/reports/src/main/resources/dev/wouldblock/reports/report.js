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
// A link may carry the choice: report.html?rule=WB_WRITE_IGNORED
const asked = new URLSearchParams(location.search);
for (const choice of choices) {
  choice.value = asked.get(choice.name) ?? "";
  if (choice.selectedIndex < 0) choice.value = "";
}
choices.forEach(choice => choice.addEventListener("change", apply));
filter.hidden = false;
apply();
