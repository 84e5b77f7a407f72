// The figures files that come with the program.
// Written by `npm run docs` from `src/law/years/*.json`.
import year2014 from "./years/2014.json" with { type: "json" };
import year2015 from "./years/2015.json" with { type: "json" };
import year2016 from "./years/2016.json" with { type: "json" };
import year2017 from "./years/2017.json" with { type: "json" };
import year2018 from "./years/2018.json" with { type: "json" };
import year2019 from "./years/2019.json" with { type: "json" };
import year2020 from "./years/2020.json" with { type: "json" };
import year2021 from "./years/2021.json" with { type: "json" };
import year2022 from "./years/2022.json" with { type: "json" };
import year2023 from "./years/2023.json" with { type: "json" };
import year2024 from "./years/2024.json" with { type: "json" };
import year2025 from "./years/2025.json" with { type: "json" };
import year2026 from "./years/2026.json" with { type: "json" };

export const YEAR_FILES = [
  year2014,
  year2015,
  year2016,
  year2017,
  year2018,
  year2019,
  year2020,
  year2021,
  year2022,
  year2023,
  year2024,
  year2025,
  year2026,
];
